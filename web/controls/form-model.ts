import { batch, computed, createModel, signal } from '@preact/signals'
import type { Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { makeField, type FormField } from './form-field.ts'
import type { ServerError } from '#web/server/server-error.ts'
import type { RecordSource } from './records.ts'
import type { Conflict, SaveResult } from './save-form.ts'
import { sameValue } from './wire-value.ts'

type Options = {
  readonly view: PageView
  readonly record: RecordJson | null
  /** Parameters named like a property fill a new record. */
  readonly params: { readonly [name: string]: Json }
  readonly records: RecordSource
  readonly newKey: () => string
}

/** The rules and the sentences they need, fetched when a form is first checked. */
async function rules() {
  const file = await import('./check-form.ts')
  await messagesReady()
  return file
}

/**
 * A record under edit, new or stored. Nothing typed is lost: a save that fails leaves every value where it is. Which of the two it
 * is follows from the record alone, so that saving twice updates and never duplicates.
 */
export const FormModel = createModel(({ view, record: opened, params, records, newKey }: Options) => {
  const properties = Object.values(view.component.model.properties)
  const byName = new Map(properties.map((property) => [property.name, property]))
  const record = signal<RecordJson | null>(opened, { name: 'record' })
  const fields = new Map<string, FormField>()
  const known = signal<readonly FormField[]>([])
  const saving = signal(false, { name: 'saving' })
  const failure = signal<ServerError | null>(null)
  const conflict = signal<Conflict | null>(null)
  const attempt = { body: '', key: '' }

  /** What a property holds while nobody has typed: the record's value, or what a new record begins with. */
  const begins = (property: Property, current: RecordJson | null): unknown =>
    current === null
      ? (params[property.name] ?? ('default' in property ? property.default : null) ?? null)
      : (current[property.name] ?? null)

  /** The field of a property, or of an unbound input, by name; the same one every time. */
  function field(name: string): FormField {
    let found = fields.get(name)
    if (found === undefined) {
      const property = byName.get(name) ?? null
      found = makeField(name, property, property ? begins(property, record.peek()) : null)
      fields.set(name, found)
      known.value = [...fields.values()]
    }
    return found
  }
  for (const property of properties) field(property.name)

  const values = computed(() => ({
    ...record.value,
    ...Object.fromEntries(known.value.map((each) => [each.name, each.value.value])),
  }))
  const changed = computed(() =>
    known.value.filter(
      ({ property, value }) => property !== null && !sameValue(property, value.value, begins(property, record.value)),
    ),
  )
  const wrong = computed(() => known.value.filter((each) => each.error.value !== null))

  /** Fills the form from a record; what was typed and differs is kept where `keep` says so. */
  function take(next: RecordJson, keep: (field: FormField) => boolean = () => false): void {
    batch(() => {
      const mine = new Set(known.peek().filter(keep))
      record.value = next
      for (const each of known.peek()) {
        if (each.property === null || mine.has(each)) continue
        each.value.value = next[each.name] ?? null
        each.error.value = null
      }
      failure.value = null
    })
  }

  let last: Promise<SaveResult | void> = Promise.resolve()
  async function store(): Promise<SaveResult> {
    saving.value = true
    try {
      const [{ saveForm }, { checkForm }] = await Promise.all([import('./save-form.ts'), rules()])
      return await saveForm({
        component: view.component.key,
        record,
        fields: known.peek(),
        changed: changed.peek(),
        failure,
        conflict,
        records,
        newKey,
        attempt,
        checkForm,
        take,
      })
    } finally {
      saving.value = false
    }
  }

  return {
    record,
    values,
    /** Fields whose value differs from what is stored. */
    changed,
    /** Fields with something wrong, in the order of the form. */
    wrong,
    saving,
    failure,
    conflict,
    field,
    take,

    /** Every value as it was stored, or as a new record begins. */
    discard() {
      batch(() => {
        for (const each of known.peek()) {
          if (each.property) each.value.value = begins(each.property, record.peek())
          each.error.value = null
        }
        failure.value = null
      })
    },

    /** Checks one field, as when its input is left. */
    async check(name: string): Promise<void> {
      const { checkField } = await rules()
      checkField(field(name))
    },

    /** Checks and stores. Where something is wrong it says so beside the fields and stores nothing. */
    save(): Promise<SaveResult> {
      if (saving.peek()) return Promise.resolve('failed')
      const work = store()
      last = work
      return work
    },

    /** Resolves when no save is under way. */
    settled: (): Promise<unknown> => last,

    /** Goes on from the other person's record with the reader's own values in the fields of `mine`; saving stores them. */
    resolve(mine: ReadonlySet<string>) {
      const clash = conflict.peek()
      if (clash === null) return
      const clashing = new Set(clash.fields.map((each) => each.name))
      const own = new Set(changed.peek().map((each) => each.name))
      take(clash.theirs, ({ name }) => (clashing.has(name) ? mine.has(name) : own.has(name)))
      conflict.value = null
    },
  }
})
export type FormModel = InstanceType<typeof FormModel>
