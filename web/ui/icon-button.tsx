import type { ButtonHTMLAttributes, Ref } from 'preact'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'

type Props = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'icon' | 'size' | 'disabled' | 'class' | 'label' | 'onClick'
> & {
  icon: Drawing
  /** What it does, verb and noun; read aloud and shown on hover. */
  label: string
  /** `keyCaps` of the keys that do the same, shown on hover beside the label. */
  keys?: readonly string[] | undefined
  kind?: 'primary' | 'danger' | 'outline' | undefined
  size?: 's' | 'l' | undefined
  mirror?: boolean | undefined
  /** A toggle that is on or off; left out where it is no toggle. */
  pressed?: boolean | undefined
  /** Why it cannot be pressed. */
  disabled?: string | boolean | undefined
  class?: string | undefined
  buttonRef?: Ref<HTMLButtonElement> | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
}

/** A button that is only a drawing; quiet unless it is told its kind. */
export function IconButton(props: Props) {
  const { icon, label, keys, kind, size, mirror, pressed, disabled, class: more, buttonRef, onClick, ...rest } = props
  const off = Boolean(disabled)
  const hint = keys === undefined ? label : `${label} (${keys.join(' ')})`
  const look = kind === 'outline' ? undefined : (kind ?? 'ghost')
  return (
    <button
      type="button"
      {...rest}
      {...(buttonRef ? { ref: buttonRef } : {})}
      class={classNames('btn icon', look, size, pressed && 'is-on', off && 'is-disabled', more)}
      aria-label={label}
      title={typeof disabled === 'string' ? `${label}. ${disabled}` : hint}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.(event)
      }}
    >
      <Icon drawing={icon} mirror={mirror} />
    </button>
  )
}
