import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Control } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import { Field, type Wiring } from '#web/ui/field.tsx'
import type { FormField } from './form-field.ts'
import type { Runtime } from './runtime.ts'

/** What every input is told, whatever it holds. */
export type InputSettings = {
  readonly property: string | undefined
  readonly label: string | undefined
  readonly help: string | undefined
  readonly required: boolean | undefined
  readonly disabled: boolean
  readonly readOnly: boolean
}

export type InputProps = { readonly runtime: Runtime; readonly control: Control; readonly settings: InputSettings }

/** An input's side of the form. */
export type Bound = {
  readonly field: FormField
  readonly property: Property | null
  readonly label: string
  readonly help: string | undefined
  readonly required: boolean
  readonly disabled: boolean
  readonly readOnly: boolean
  readonly error: string | null
  /** Takes a value typed or chosen; what was wrong with the last one is forgotten. */
  set(value: unknown): void
  /** For leaving the input: says what is wrong with what was typed. */
  leave(): void
}

/** Ties a control to its property's field, or to a field of its own name. */
export function useBound({ runtime, control, settings }: InputProps): Bound {
  const { form, view, mode } = runtime
  const property = view.component.model.properties[settings.property ?? ''] ?? null
  const field = form.field(property?.name ?? control.name)
  const label = settings.label ?? property?.title ?? control.name
  const mayWrite = form.record.value === null ? view.can.create : view.can.update
  const required = settings.required === true || (property?.required === true && property.type !== 'boolean')
  useEffect(() => {
    field.label = label
    field.required = settings.required === true
  }, [field, label, settings.required])
  return {
    field,
    property,
    label,
    help: settings.help ?? property?.help,
    required,
    disabled: settings.disabled || mode === 'canvas',
    readOnly: settings.readOnly || (property !== null && !mayWrite),
    error: field.error.value,
    set(value) {
      field.value.value = value
      field.error.value = null
    },
    leave() {
      // An empty field one merely passed through is no mistake yet.
      if (property && (field.value.peek() ?? '') !== '') void form.check(field.name)
    },
  }
}

/** Label, input, help or error of a bound input. */
export const InputFrame = ({ bound, children }: { bound: Bound; children: (wiring: Wiring) => ComponentChildren }) => (
  <Field id={bound.field.inputId} label={bound.label} help={bound.help} error={bound.error} required={bound.required}>
    {children}
  </Field>
)
