import type { ComponentChildren, Ref } from 'preact'
import { classNames } from './class-names.ts'
import type { Wiring } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'

export type TextInputProps = Partial<Wiring> & {
  value: string
  onInput?: ((value: string) => void) | undefined
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'time' | 'datetime-local' | undefined
  size?: 's' | undefined
  /** Drawing before the text. */
  icon?: Drawing | undefined
  /** Words that belong to the value and are not typed: a currency, a unit, `https://`. */
  prefix?: ComponentChildren
  suffix?: ComponentChildren
  class?: string | undefined
  inputRef?: Ref<HTMLInputElement> | undefined
  /** Name for a screen reader where no `Field` gives one. */
  'aria-label'?: string | undefined
  name?: string | undefined
  placeholder?: string | undefined
  readOnly?: boolean | undefined
  disabled?: boolean | undefined
  autocomplete?: string | undefined
  autofocus?: boolean | undefined
  spellcheck?: boolean | undefined
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
  title?: string | undefined
  onFocus?: ((event: FocusEvent) => void) | undefined
  onBlur?: ((event: FocusEvent) => void) | undefined
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined
}

/** One line of text. Shows as a plain line of text where it is read-only. */
export function TextInput(props: TextInputProps) {
  const { value, onInput, type = 'text', size, icon, prefix, suffix, class: more, inputRef, ...rest } = props
  const boxed = icon !== undefined || prefix !== undefined || suffix !== undefined
  const look = classNames(
    'input',
    size,
    rest['aria-invalid'] === true && 'is-invalid',
    rest.readOnly === true && 'is-readonly',
    rest.disabled === true && boxed && 'is-disabled',
    more,
  )
  const input = (
    <input
      autocomplete="off"
      {...rest}
      // The element's types are one per input type, to hold roles to them: no role is given here, so any of them will do.
      type={type as 'text'}
      {...(inputRef ? { ref: inputRef } : {})}
      class={boxed ? undefined : look}
      value={value}
      onInput={(event) => onInput?.(event.currentTarget.value)}
    />
  )
  if (!boxed) return input
  return (
    <div class={look}>
      {icon !== undefined && <Icon drawing={icon} />}
      {prefix !== undefined && <span class="affix">{prefix}</span>}
      {input}
      {suffix !== undefined && <span class="affix">{suffix}</span>}
    </div>
  )
}
