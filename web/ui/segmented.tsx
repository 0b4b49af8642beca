import { useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { roveTo } from './focus.ts'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'

export type Segment<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly icon?: Drawing
  /** The label is read aloud and shown on hover only. */
  readonly iconOnly?: boolean
  readonly count?: number
}

type Props<Value extends string> = {
  label: string
  segments: readonly Segment<Value>[]
  value: Value
  onChange: (value: Value) => void
  block?: boolean | undefined
  class?: string | undefined
}

/** Two to four views of the same thing. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  block,
  class: more,
}: Props<Value>) {
  const root = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent, index: number) => {
    const next = roveTo(event, index, segments.length, 'both')
    const segment = next === undefined ? undefined : segments[next]
    if (segment === undefined) return
    event.preventDefault()
    onChange(segment.value)
    root.current?.querySelectorAll('button')[next ?? 0]?.focus()
  }
  const drawn = segments.every((segment) => segment.iconOnly)
  return (
    <div
      ref={root}
      role="radiogroup"
      aria-label={label}
      class={classNames('seg', block && 'block', drawn && 'ic', more)}
    >
      {segments.map((segment, index) => {
        const on = segment.value === value
        return (
          <button
            key={segment.value}
            type="button"
            role="radio"
            aria-checked={on}
            aria-label={segment.iconOnly ? segment.label : undefined}
            title={segment.iconOnly ? segment.label : undefined}
            tabIndex={on ? 0 : -1}
            class={on ? 'on' : undefined}
            onClick={() => onChange(segment.value)}
            onKeyDown={(event) => move(event, index)}
          >
            {segment.icon !== undefined && <Icon drawing={segment.icon} />}
            {!segment.iconOnly && segment.label}
            {segment.count !== undefined && <span class="count">{segment.count}</span>}
          </button>
        )
      })}
    </div>
  )
}
