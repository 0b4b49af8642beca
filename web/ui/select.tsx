import { classNames } from './class-names.ts'
import type { Wiring } from './field.tsx'
import { Icon } from './icon.tsx'
import { updownIcon } from './icons.ts'
import type { Option } from './option.ts'

type Props = Partial<Wiring> & {
  options: readonly Option[]
  value: string | null
  onChange?: ((value: string | null) => void) | undefined
  /** First line that stands for no value; without it a value is always chosen. */
  empty?: string | undefined
  size?: 's' | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  'aria-label'?: string | undefined
  class?: string | undefined
}

/** One of up to about twelve, by the platform's own list. */
export function Select({ options, value, onChange, empty, size, class: more, ...rest }: Props) {
  const invalid = rest['aria-invalid'] === true
  return (
    <span
      class={classNames('input select', size, invalid && 'is-invalid', rest.disabled === true && 'is-disabled', more)}
    >
      <select
        {...rest}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        {(empty !== undefined || value === null) && <option value="">{empty ?? ''}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon drawing={updownIcon} size="s" />
    </span>
  )
}
