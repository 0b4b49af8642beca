import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Json } from '#domain/lib/json.ts'
import { Field } from '#web/ui/field.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { isObject, readJson } from './json-text.ts'
import { messages } from './messages.ts'

type Props = {
  label: string
  value: string
  onInput: (text: string) => void
  /** Only an object will do. */
  object?: boolean
  help?: ComponentChildren
  rows?: number
}

/** What is wrong with a text that should be JSON, or null. */
export function jsonProblem(text: string, object = false): string | null {
  const read = readJson(text)
  const { notJson, notObject } = messages.t.dialogs
  if (!read.ok) return notJson(read.why)
  return object && read.value !== null && !isObject(read.value) ? notObject : null
}

/** The value of a text known to be good. */
export const jsonOf = (text: string): Json => {
  const read = readJson(text)
  return read.ok ? read.value : null
}

/** JSON typed by hand; what is wrong is told when the field is left. */
export function JsonField({ label, value, onInput, object = false, help, rows = 5 }: Props) {
  const left = useSignal(false)
  const wrong = left.value ? jsonProblem(value, object) : null
  return (
    <Field label={label} help={help} error={wrong}>
      {(wiring) => (
        <TextArea
          {...wiring}
          class="json-text"
          rows={rows}
          spellcheck={false}
          value={value}
          onInput={onInput}
          onBlur={() => (left.value = true)}
        />
      )}
    </Field>
  )
}
