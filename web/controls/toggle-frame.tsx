import type { ComponentChildren } from 'preact'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon } from '#web/ui/icons.ts'
import type { Wiring } from '#web/ui/field.tsx'
import type { Bound } from './input-frame.tsx'

/** A check box or switch: its words stand beside it, its help or error below. */
export function ToggleFrame({ bound, children }: { bound: Bound; children: (wiring: Wiring) => ComponentChildren }) {
  const id = bound.field.inputId
  const note = bound.error ?? bound.help
  const wiring: Wiring = {
    id,
    ...(note ? { 'aria-describedby': `${id}-note` } : {}),
    ...(bound.error ? { 'aria-invalid': true } : {}),
  }
  return (
    <div class="field toggle">
      {children(wiring)}
      {note && (
        <span class={bound.error ? 'err' : 'help'} id={`${id}-note`}>
          {bound.error && <Icon drawing={errorIcon} />}
          <span>{note}</span>
        </span>
      )}
    </div>
  )
}
