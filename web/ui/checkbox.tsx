import type { ComponentChildren } from 'preact'
import type { Wiring } from './field.tsx'
import { Icon } from './icon.tsx'
import { checkIcon } from './icons.ts'

type Props = Partial<Wiring> & {
  checked: boolean
  onChange?: ((checked: boolean) => void) | undefined
  /** Some of what it stands for, not all. */
  mixed?: boolean | undefined
  disabled?: boolean | undefined
  /** Why it is off, on hover. */
  title?: string | undefined
  name?: string | undefined
  /** The words beside it, or the name where it stands alone. */
  children?: ComponentChildren
  label?: string | undefined
}

/** On or off, on save; many of many. */
export function Checkbox({ checked, onChange, mixed, children, label, title, ...rest }: Props) {
  return (
    <label class="check" title={title}>
      <input
        type="checkbox"
        {...rest}
        aria-label={label}
        checked={checked}
        indeterminate={mixed ?? false}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
      <span class="box">
        <Icon drawing={checkIcon} />
      </span>
      {children}
    </label>
  )
}
