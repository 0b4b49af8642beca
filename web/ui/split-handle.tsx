import { classNames } from './class-names.ts'
import { parts } from './messages/parts.ts'

type Props = {
  /** What it resizes: "Inspector". */
  label: string
  /** The panel's size, px. */
  size: number
  min: number
  max: number
  onResize: (size: number) => void
  /** Where the panel lies, seen from the handle. */
  panel: 'start' | 'end' | 'above' | 'below'
  /** Size that a double press goes back to. */
  initial?: number | undefined
}

const STEP = 16

/** The edge of a panel: drag it, or step it with arrows. Its owner keeps the size. */
export function SplitHandle({ label, size, min, max, onResize, panel, initial }: Props) {
  const upright = panel === 'start' || panel === 'end'
  const set = (next: number) => onResize(Math.round(Math.max(min, Math.min(max, next))))
  /** +1 where moving right or down makes the panel bigger. */
  const direction = (element: Element) => {
    const sign = panel === 'start' || panel === 'above' ? 1 : -1
    return upright && getComputedStyle(element).direction === 'rtl' ? -sign : sign
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={`${parts.t.resize}: ${label}`}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      class={classNames('split', upright ? 'upright' : 'level')}
      onDblClick={() => initial !== undefined && set(initial)}
      onKeyDown={(event) => {
        const sign = direction(event.currentTarget)
        const [less, more] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
        if (event.key === more) set(size + STEP * sign)
        else if (event.key === less) set(size - STEP * sign)
        else if (event.key === 'Home') set(min)
        else if (event.key === 'End') set(max)
        else return
        event.preventDefault()
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        const handle = event.currentTarget
        const sign = direction(handle)
        const from = upright ? event.clientX : event.clientY
        handle.setPointerCapture(event.pointerId)
        const move = (moved: PointerEvent) => set(size + ((upright ? moved.clientX : moved.clientY) - from) * sign)
        const stop = () => {
          handle.removeEventListener('pointermove', move)
          handle.removeEventListener('lostpointercapture', stop)
        }
        handle.addEventListener('pointermove', move)
        handle.addEventListener('lostpointercapture', stop)
      }}
    />
  )
}
