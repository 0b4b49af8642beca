import { problemOf } from '#domain/records/validate.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import type { FormField } from './form-field.ts'
import { toWire } from './wire-value.ts'

const sentence = (field: FormField): string | null => {
  if (field.unreadable !== null) return field.unreadable
  const { property, required } = field
  const value = property ? toWire(property, field.value.peek()) : field.value.peek()
  const empty = value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  if (required && empty) return problemSentence({ code: 'value_required' })
  const problem = property && problemOf(property, value)
  return problem
    ? problemSentence({ code: problem.code, params: problem.params as Parameters<typeof problemSentence>[0]['params'] })
    : null
}

/** Says beside the field what is wrong with its value, by the server's rules. @returns whether it is right */
export function checkField(field: FormField): boolean {
  field.error.value = sentence(field)
  return field.error.peek() === null
}

/**
 * Checks the fields of a form.
 * @param changedOnly the fields that will be stored; null where all are. A value the model forbids by now, which nobody touched, stops no save
 * @returns whether all are right
 */
export function checkForm(
  fields: readonly FormField[],
  { changedOnly }: { changedOnly: readonly FormField[] | null },
): boolean {
  const checked = fields.filter(
    (each) => changedOnly === null || changedOnly.includes(each) || each.required || each.unreadable !== null,
  )
  return checked.map(checkField).every(Boolean)
}
