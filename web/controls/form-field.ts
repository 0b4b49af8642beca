import { signal, type Signal } from '@preact/signals'
import type { Property } from '#domain/components/model.ts'

/** A value under edit. */
export type FormField = {
  readonly name: string
  /** What people call it in a list of problems. */
  label: string
  /** Null for an input that is bound to no property: a value of the page, never stored. */
  readonly property: Property | null
  readonly value: Signal<unknown>
  /** A sentence in the reader's language, or null. */
  readonly error: Signal<string | null>
  /** Its input, for the way from the list of problems. */
  readonly inputId: string
  /** Set by an input whose text cannot be read: the value is not what is seen. */
  unreadable: string | null
  /** Demanded by the page, beyond what the model demands. */
  required: boolean
}

export const makeField = (name: string, property: Property | null, value: unknown): FormField => ({
  name,
  label: property?.title ?? name,
  property,
  value: signal(value ?? null, { name }),
  error: signal(null),
  inputId: `f-${name}`,
  unreadable: null,
  required: false,
})
