import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Kbd } from './kbd.tsx'
import type { Keys } from './keys.ts'
import { useFloating } from './use-floating.ts'

type Props = {
  text: ComponentChildren
  keys?: Keys | undefined
  /** One element that can take the focus. */
  children: ComponentChildren
  side?: 'below' | 'above' | undefined
}

const WAIT_MS = 400

/** More words about a thing, on hover and focus; Esc hides them. Never the only place of a fact. */
export function Tooltip({ text, keys, children, side = 'below' }: Props) {
  const id = useId()
  const open = useSignal(false)
  const root = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = () => {
    clearTimeout(timer.current)
    open.value = false
  }
  useFloating({
    open: open.value,
    floating: tip,
    anchor: root,
    placement: { side, align: 'center', gap: 6 },
    onDismiss: hide,
  })
  useEffect(() => {
    root.current?.firstElementChild?.setAttribute('aria-describedby', id)
    return () => clearTimeout(timer.current)
  }, [id])
  return (
    <span
      ref={root}
      class="tip-anchor"
      onPointerEnter={(event) => {
        if (event.pointerType !== 'touch') timer.current = setTimeout(() => (open.value = true), WAIT_MS)
      }}
      onPointerLeave={hide}
      onFocusIn={(event) => {
        if (event.target instanceof Element && event.target.matches(':focus-visible')) open.value = true
      }}
      onFocusOut={hide}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.peek()) return
        event.preventDefault()
        event.stopPropagation()
        hide()
      }}
    >
      {children}
      <span ref={tip} id={id} role="tooltip" popover="manual" class="tip">
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </span>
    </span>
  )
}
