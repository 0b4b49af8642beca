import type { ComponentChildren } from 'preact'
import type { Wiring } from './field.tsx'

type Props = Partial<Wiring> & {
  checked: boolean
  onChange?: ((checked: boolean) => void) | undefined
  disabled?: boolean | undefined
  title?: string | undefined
  children?: ComponentChildren
  label?: string | undefined
}

/** On or off, at once. */
export function Switch({ checked, onChange, children, label, title, ...rest }: Props) {
  return (
    <label class="check" title={title}>
      <input
        type="checkbox"
        role="switch"
        {...rest}
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
      <span class="switch" />
      {children}
    </label>
  )
}
