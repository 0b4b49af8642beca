import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icon.tsx'
import { alertIcon, checkCircleIcon, errorIcon, infoIcon, xIcon } from './icons.ts'
import { parts } from './messages/parts.ts'

const DRAWINGS = { success: checkCircleIcon, info: infoIcon, warning: alertIcon, danger: errorIcon }

export type Toast = {
  /** What happened: "Fax number removed". */
  readonly text: string
  readonly tone?: keyof typeof DRAWINGS
  /** One act, usually Undo. */
  readonly action?: { readonly label: string; run(): void }
  /** Stays this long unless looked at; `null` until it is dismissed. 6 s, 10 s with an act. */
  readonly showMs?: number | null
}

type Shown = Toast & { readonly id: number }

/** More than these at once is a list, and lists have a place of their own. */
const MAX_SHOWN = 3

const queue = signal<readonly Shown[]>([])
let made = 0

/** Tells of something done. Needs one `ToastHost` on the page. @returns takes it back */
export function toast(message: Toast): () => void {
  const id = ++made
  queue.value = [...queue.peek(), { ...message, id }]
  return () => dismiss(id)
}

function dismiss(id: number): void {
  queue.value = queue.peek().filter((other) => other.id !== id)
}

function ToastLine({ id, text, tone = 'success', action, showMs }: Shown) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stays = showMs === undefined ? (action === undefined ? 6_000 : 10_000) : showMs
  const wait = () => {
    if (stays !== null) timer.current = setTimeout(() => dismiss(id), stays)
  }
  const hold = () => clearTimeout(timer.current)
  useEffect(() => {
    wait()
    return hold
  }, [])
  return (
    <li class={`toast ${tone}`} onPointerEnter={hold} onPointerLeave={wait} onFocusIn={hold} onFocusOut={wait}>
      <Icon drawing={DRAWINGS[tone]} />
      <span class="grow">{text}</span>
      {action !== undefined && (
        <button
          type="button"
          class="act"
          onClick={() => {
            dismiss(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton icon={xIcon} size="s" label={parts.t.dismiss} onClick={() => dismiss(id)} />
    </li>
  )
}

/** Where toasts appear, and the polite region that reads them; once on the page, empty at first. */
export const ToastHost = () => (
  <section class="toasts" aria-label={parts.t.notifications}>
    <ol aria-live="polite" aria-relevant="additions">
      {queue.value.slice(0, MAX_SHOWN).map((shown) => (
        <ToastLine key={shown.id} {...shown} />
      ))}
    </ol>
  </section>
)
