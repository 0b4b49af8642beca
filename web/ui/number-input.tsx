import { useSignal } from '@preact/signals'
import { formatNumber } from './format/numbers.ts'
import { parseNumber } from './format/parse-number.ts'
import { TextInput, type TextInputProps } from './text-input.tsx'

type Props = Omit<TextInputProps, 'value' | 'onInput' | 'type' | 'inputMode'> & {
  value: number | null
  /** @param value null for no text, NaN for text that is no number: say so beside the field, the text stays */
  onInput?: ((value: number | null) => void) | undefined
  /** Whole numbers only: picks the phone's keyboard, and shows no decimals. */
  integer?: boolean | undefined
  /** How it is written while nobody types. */
  format?: Intl.NumberFormatOptions | undefined
}

/** A number as the reader writes numbers. While one types, the text is left alone. */
export function NumberInput({ value, onInput, integer, format, class: more, ...rest }: Props) {
  const draft = useSignal<string | null>(null)
  const options = format ?? (integer ? { maximumFractionDigits: 0 } : { maximumFractionDigits: 20 })
  const written = value === null || Number.isNaN(value) ? '' : formatNumber(value, options)
  const typed =
    value === null || Number.isNaN(value) ? '' : formatNumber(value, { maximumFractionDigits: 20, useGrouping: false })
  return (
    <TextInput
      {...rest}
      class={`num ${more ?? ''}`.trim()}
      inputMode={integer ? 'numeric' : 'decimal'}
      value={draft.value ?? written}
      onFocus={(event) => {
        if (draft.peek() === null && event.target instanceof HTMLInputElement) {
          // Now, not at the next drawing: a text that changes under the caret would throw away what is selected.
          event.target.value = typed
          event.target.select()
          draft.value = typed
        }
        rest.onFocus?.(event)
      }}
      onInput={(text) => {
        draft.value = text
        onInput?.(parseNumber(text))
      }}
      onBlur={(event) => {
        // What cannot be read stays as it was typed.
        if (!Number.isNaN(parseNumber(draft.peek() ?? ''))) draft.value = null
        rest.onBlur?.(event)
      }}
    />
  )
}
