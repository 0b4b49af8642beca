import type { Property } from '#domain/components/model.ts'
import type { Option } from '#web/ui/option.ts'
import { messages } from './messages.ts'

type Choice = { readonly value: string | number | boolean; readonly label: string }

/** The choices of an enumeration or a yes-no property; null where a property has none. */
export function choicesOf(property: Property | null): readonly Choice[] | null {
  if (property?.type === 'boolean')
    return [
      { value: true, label: messages.t.yes },
      { value: false, label: messages.t.no },
    ]
  return property && (property.type === 'string' || property.type === 'integer') ? (property.options ?? null) : null
}

/** Choices as lists take them: by text, since a list knows no other values. */
export const asOptions = (choices: readonly Choice[]): Option[] =>
  choices.map(({ value, label }) => ({ value: String(value), label }))

/** The choice a list's text stands for, or null. */
export const chosenOf = (choices: readonly Choice[], text: string | null): Choice['value'] | null =>
  choices.find(({ value }) => String(value) === text)?.value ?? null
