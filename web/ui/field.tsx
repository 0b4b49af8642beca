import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { errorIcon } from './icons.ts'
import { parts } from './messages/parts.ts'

/** What ties an input to its label, help and error; spread it on the element that takes the focus. */
export type Wiring = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly 'aria-required'?: true
}

type Props = {
  label: ComponentChildren
  help?: ComponentChildren
  /** What is wrong and what to do; shown instead of the help. */
  error?: string | null | undefined
  required?: boolean | undefined
  /** Says "optional", for forms where nearly everything is required. */
  optional?: boolean | undefined
  /** Stands at the end of the label's line, as the `fx` of an expression. */
  action?: ComponentChildren
  /** Label beside the input instead of above it. */
  inline?: boolean | undefined
  id?: string | undefined
  class?: string | undefined
  children: (wiring: Wiring) => ComponentChildren
}

/** Label, input on its writing line, help or error. */
export function Field({ label, help, error, required, optional, action, inline, id, class: more, children }: Props) {
  const own = useId()
  const inputId = id ?? own
  const noteId = `${inputId}-note`
  const wrong = error !== undefined && error !== null && error !== ''
  const noted = wrong || (help !== undefined && help !== null && help !== '')
  const wiring: Wiring = {
    id: inputId,
    ...(noted ? { 'aria-describedby': noteId } : {}),
    ...(wrong ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
  }
  return (
    <div class={classNames(inline ? 'field-row' : 'field', more)}>
      <span class="label">
        <label for={inputId}>{label}</label>
        {required && (
          <span class="req" title={parts.t.required} aria-hidden>
            *
          </span>
        )}
        {optional && <span class="opt">{parts.t.optional}</span>}
        {action}
      </span>
      {children(wiring)}
      {wrong && (
        <span class="err" id={noteId}>
          <Icon drawing={errorIcon} />
          <span>{error}</span>
        </span>
      )}
      {!wrong && noted && (
        <span class="help" id={noteId}>
          {help}
        </span>
      )}
    </div>
  )
}
