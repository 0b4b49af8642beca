import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { arrowUpIcon } from '#web/ui/icons.ts'
import { messages } from './messages.ts'

type Props = {
  name: string
  label: string
  /** What password managers know the field by. */
  autocomplete: string
  help?: ComponentChildren
  error?: string | undefined
  action?: ComponentChildren
}

type LineProps = Props & {
  type?: 'text' | 'email' | undefined
  /** A value that is not theirs to change; kept in the form, where a password manager looks for it. */
  fixed?: string | undefined
  autofocus?: boolean | undefined
}

/** One line of text. The value stays in the element: nothing is drawn over what stands there already. */
export function LineField({ name, label, autocomplete, type = 'text', fixed, autofocus, ...field }: LineProps) {
  return (
    <Field label={label} {...field}>
      {(wiring) => (
        <input
          {...wiring}
          class={classNames('input', field.error !== undefined && 'is-invalid', fixed !== undefined && 'is-readonly')}
          // The element's types are one per input type, to hold roles to them: no role is given here, so any of them will do.
          type={type as 'text'}
          name={name}
          autocomplete={autocomplete}
          autocapitalize={type === 'email' ? 'none' : undefined}
          spellcheck={type === 'email' ? false : undefined}
          autofocus={autofocus}
          readOnly={fixed !== undefined}
          {...(fixed === undefined ? {} : { defaultValue: fixed })}
        />
      )}
    </Field>
  )
}

/** A password with its Show button; says when caps lock is on. */
export function PasswordField({ name, label, autocomplete, help, ...field }: Props) {
  const shown = useSignal(false)
  const capsLock = useSignal(false)
  const t = messages.t
  const listen = (event: KeyboardEvent) => {
    capsLock.value = event.getModifierState('CapsLock')
  }
  const warning = (
    <span class="row tight">
      <Icon drawing={arrowUpIcon} size="xs" />
      {t.capsLock}
    </span>
  )
  return (
    <Field label={label} help={capsLock.value ? warning : help} {...field}>
      {(wiring) => (
        <div class={classNames('input', field.error !== undefined && 'is-invalid')}>
          <input
            {...wiring}
            // As above.
            type={(shown.value ? 'text' : 'password') as 'text'}
            name={name}
            autocomplete={autocomplete}
            autocapitalize="none"
            spellcheck={false}
            onKeyDown={listen}
            onKeyUp={listen}
            onBlur={() => (capsLock.value = false)}
          />
          <button
            type="button"
            class="btn ghost s account-show"
            aria-label={shown.value ? t.hidePassword : t.showPassword}
            aria-controls={wiring.id}
            onClick={() => (shown.value = !shown.value)}
          >
            {shown.value ? t.hide : t.show}
          </button>
        </div>
      )}
    </Field>
  )
}
