import { useSignal } from '@preact/signals'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/text-input.tsx'

type Props = {
  entry: string
  label: string
  value: string
  help?: string | undefined
  /** Says what speaks against a text, or null. */
  check: (text: string) => string | null
  onChange: (text: string) => void
}

/** Text that is taken over as soon as it is right; what is wrong stays in sight until it is left. */
export function CheckedText({ entry, label, value, help, check, onChange }: Props) {
  const typed = useSignal<string | null>(null)
  const error = typed.value === null ? null : check(typed.value)
  return (
    <div data-entry={entry}>
      <Field label={label} error={error} help={help}>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={typed.value ?? value}
            onInput={(text) => {
              typed.value = text
              if (check(text) === null) onChange(text)
            }}
            onBlur={() => (typed.value = null)}
          />
        )}
      </Field>
    </div>
  )
}
