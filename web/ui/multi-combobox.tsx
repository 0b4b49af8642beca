import { useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import type { Wiring } from './field.tsx'
import { Icon } from './icon.tsx'
import { updownIcon, xIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'
import { useCombobox } from './use-combobox.ts'
import type { LoadOptions } from './use-options.ts'

type Props = Partial<Wiring> & {
  label: string
  options: readonly Option[] | LoadOptions
  /** The chosen ones, in the order they were chosen; they carry their labels. */
  value: readonly Option[]
  onChange?: ((value: readonly Option[]) => void) | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  readOnly?: boolean | undefined
  class?: string | undefined
}

/** Many of many, found by typing. Backspace in the empty input takes the last one back. */
export function MultiCombobox(props: Props) {
  const { label, options, value, onChange, placeholder, disabled, readOnly, class: more, ...wiring } = props
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const editable = !disabled && !readOnly
  const isChosen = (option: Option) => value.some((chosen) => chosen.value === option.value)
  const remove = (option: Option) => {
    onChange?.(value.filter((chosen) => chosen.value !== option.value))
    input.current?.focus()
  }
  const combobox = useCombobox({
    source: options,
    chosenIndex: () => 0,
    disabled: !editable,
    onChoose(option) {
      if (isChosen(option)) remove(option)
      else onChange?.([...value, option])
      combobox.type('')
    },
  })
  const invalid = wiring['aria-invalid'] === true
  return (
    <div
      ref={box}
      class={classNames(
        'input select multi',
        invalid && 'is-invalid',
        disabled && 'is-disabled',
        readOnly && 'is-readonly',
        more,
      )}
    >
      {value.length > 0 && (
        <ul class="chips" aria-label={parts.t.chosen(value.length)}>
          {value.map((option) => (
            <li key={option.value} class="badge">
              <span class="trunc" title={option.label}>
                {option.label}
              </span>
              {editable && (
                <button
                  type="button"
                  class="chip-x"
                  aria-label={parts.t.remove(option.label)}
                  onClick={() => remove(option)}
                >
                  <Icon drawing={xIcon} size="xs" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        {...wiring}
        {...combobox.aria}
        ref={input}
        type="text"
        autocomplete="off"
        spellcheck={false}
        disabled={disabled}
        readOnly={readOnly}
        placeholder={value.length === 0 ? placeholder : undefined}
        value={combobox.typed.value ?? ''}
        onInput={(event) => combobox.type(event.currentTarget.value)}
        onClick={combobox.show}
        onBlur={combobox.close}
        onKeyDown={(event) => {
          const last = value.at(-1)
          if (combobox.keyDown(event) || !editable) return
          if (event.key === 'Backspace' && event.currentTarget.value === '' && last !== undefined) remove(last)
        }}
      />
      {!readOnly && <Icon drawing={updownIcon} size="s" />}
      {combobox.open.value && (
        <OptionList
          id={combobox.listId}
          label={label}
          found={combobox.found}
          query={combobox.typed.value ?? ''}
          active={combobox.active}
          isChosen={isChosen}
          multiple
          anchor={box}
          onChoose={(option) => {
            if (isChosen(option)) remove(option)
            else onChange?.([...value, option])
            combobox.type('')
          }}
          onDismiss={combobox.close}
        />
      )}
    </div>
  )
}
