import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { errorIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import type { Option } from './option.ts'

type Props = {
  label: ComponentChildren
  /** The group has a name for screen readers only. */
  hideLabel?: boolean | undefined
  options: readonly Option[]
  value: string | null
  onChange?: ((value: string) => void) | undefined
  help?: ComponentChildren
  error?: string | null | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  /** Side by side instead of one below the other. */
  row?: boolean | undefined
  class?: string | undefined
}

/** One of up to four, all in sight. The browser moves between them by arrows. */
export function RadioGroup(props: Props) {
  const { label, hideLabel, options, value, onChange, help, error, required, disabled, row, class: more } = props
  const id = useId()
  const wrong = Boolean(error)
  const noted = wrong || Boolean(help)
  return (
    <div
      role="radiogroup"
      class={classNames('field', more)}
      aria-labelledby={`${id}-label`}
      aria-describedby={noted ? `${id}-note` : undefined}
      aria-invalid={wrong || undefined}
      aria-required={required || undefined}
    >
      <span class={classNames('label', hideLabel && 'sr')} id={`${id}-label`}>
        {label}
        {required && (
          <span class="req" title={parts.t.required} aria-hidden>
            *
          </span>
        )}
      </span>
      <div class={classNames('choices', row && 'in-row')}>
        {options.map((option) => (
          <label class="check" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={disabled || option.disabled}
              onChange={() => onChange?.(option.value)}
            />
            <span class="box radio" />
            <span>
              {option.label}
              {option.hint !== undefined && <span class="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {noted && (
        <span class={wrong ? 'err' : 'help'} id={`${id}-note`}>
          {wrong && <Icon drawing={errorIcon} />}
          <span>{wrong ? error : help}</span>
        </span>
      )}
    </div>
  )
}
