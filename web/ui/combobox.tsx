import { useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import type { Wiring } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icon.tsx'
import { updownIcon, xIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'
import { useCombobox } from './use-combobox.ts'
import type { LoadOptions } from './use-options.ts'

type Props = Partial<Wiring> & {
  /** Names the list of options. */
  label: string
  /** All there is, or how to search for it. */
  options: readonly Option[] | LoadOptions
  value: string | null
  /** The chosen one's label, where `options` is a search that may not hold it. */
  valueLabel?: string | undefined
  onChange?: ((value: string | null, option: Option | null) => void) | undefined
  /** May be emptied. */
  clearable?: boolean | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  readOnly?: boolean | undefined
  size?: 's' | undefined
  class?: string | undefined
}

/** One of many, found by typing. Leaving without a choice keeps what was chosen. */
export function Combobox(props: Props) {
  const {
    label,
    options,
    value,
    valueLabel,
    onChange,
    clearable,
    placeholder,
    disabled,
    readOnly,
    size,
    class: more,
    ...wiring
  } = props
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const choose = (option: Option | null) => {
    onChange?.(option?.value ?? null, option)
    combobox.close()
    input.current?.focus()
  }
  const combobox = useCombobox({
    source: options,
    chosenIndex: (found) => found.findIndex((option) => option.value === value),
    onChoose: choose,
    disabled: Boolean(disabled || readOnly),
  })
  const known = typeof options === 'function' ? undefined : options.find((option) => option.value === value)?.label
  const written = value === null ? '' : (valueLabel ?? known ?? value)
  const invalid = wiring['aria-invalid'] === true
  const editable = !disabled && !readOnly
  return (
    <div
      ref={box}
      class={classNames(
        'input select',
        size,
        invalid && 'is-invalid',
        disabled && 'is-disabled',
        readOnly && 'is-readonly',
        more,
      )}
    >
      <input
        {...wiring}
        {...combobox.aria}
        ref={input}
        type="text"
        autocomplete="off"
        spellcheck={false}
        disabled={disabled}
        readOnly={readOnly}
        placeholder={placeholder}
        title={written || undefined}
        value={combobox.typed.value ?? written}
        onInput={(event) => combobox.type(event.currentTarget.value)}
        onClick={combobox.show}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={combobox.close}
        onKeyDown={combobox.keyDown}
      />
      {clearable && editable && value !== null && (
        <IconButton class="in-field" icon={xIcon} size="s" label={parts.t.clear} onClick={() => choose(null)} />
      )}
      {!readOnly && <Icon drawing={updownIcon} size="s" />}
      {combobox.open.value && (
        <OptionList
          id={combobox.listId}
          label={label}
          found={combobox.found}
          query={combobox.typed.value ?? ''}
          active={combobox.active}
          isChosen={(option) => option.value === value}
          anchor={box}
          onChoose={choose}
          onDismiss={combobox.close}
        />
      )}
    </div>
  )
}
