import type { Signal } from '@preact/signals'
import type { RecordJson } from '#domain/records/query.ts'
import type { checkForm } from './check-form.ts'
import type { FormField } from './form-field.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { RecordSource, Values } from './records.ts'
import { sameValue, toWire } from './wire-value.ts'

/** Someone else has saved first: their record, their name if it is known, and the fields that both changed. */
export type Conflict = {
  readonly theirs: RecordJson
  readonly by: string | null
  readonly fields: readonly FormField[]
}

export type SaveResult = 'saved' | 'wrong' | 'conflict' | 'failed'

/** The side of a form that saving touches. */
type Form = {
  readonly component: string
  readonly record: Signal<RecordJson | null>
  readonly fields: readonly FormField[]
  readonly changed: readonly FormField[]
  readonly failure: Signal<ServerError | null>
  readonly conflict: Signal<Conflict | null>
  readonly records: RecordSource
  readonly newKey: () => string
  /** The last try to create: the same key for the same values, so that an answer lost on its way makes no second record. */
  readonly attempt: { body: string; key: string }
  readonly checkForm: typeof checkForm
  take(record: RecordJson): void
}

/** Checks a form and stores it, by whether its record is stored already. */
export async function saveForm(form: Form): Promise<SaveResult> {
  form.failure.value = null
  const isNew = form.record.peek() === null
  if (!form.checkForm(form.fields, { changedOnly: isNew ? null : form.changed })) return 'wrong'
  try {
    form.take(await send(form))
    return 'saved'
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    return failed(error, form)
  }
}

/** Everything given of a new record, what changed of a stored one. Virtual properties live in the form alone. */
function toSend({ record, fields, changed }: Form): Values {
  const given =
    record.peek() === null
      ? fields.filter(({ property, value }) => property && toWire(property, value.peek()) !== null)
      : changed
  return Object.fromEntries(
    given.flatMap(({ name, property, value }) =>
      property && !property.virtual ? [[name, toWire(property, value.peek())] as const] : [],
    ),
  )
}

async function send(form: Form): Promise<RecordJson> {
  const { component, record, records, attempt } = form
  const body = toSend(form)
  const current = record.peek()
  if (current !== null)
    return Object.keys(body).length === 0 ? current : records.update(component, current.id, current.version, body)
  const text = JSON.stringify(body)
  if (attempt.body !== text) Object.assign(attempt, { body: text, key: form.newKey() })
  return records.create(component, body, attempt.key)
}

function failed(error: ServerError, { record, fields, changed, conflict, failure }: Form): SaveResult {
  const theirs = error.body?.extra?.['current'] as RecordJson | undefined
  if (error.code === 'version_mismatch' && theirs) {
    const both = changed.filter(
      ({ name, property }) => property && !sameValue(property, record.peek()?.[name], theirs[name]),
    )
    const by = error.body?.extra?.['by'] as { readonly name: string } | null | undefined
    conflict.value = { theirs, by: by?.name ?? null, fields: both }
    return 'conflict'
  }
  const placeOf = (path: string) => fields.find(({ name }) => name === path.split('.')[0])
  for (const { path, message } of error.fields) {
    const place = placeOf(path)
    if (place) place.error.value = message
  }
  if (error.fields.length > 0 && error.fields.every(({ path }) => placeOf(path))) return 'wrong'
  failure.value = error
  return 'failed'
}
