import { batch, computed, createModel, signal } from '@preact/signals'
import type { Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { makeField, type FormField } from './form-field.ts'
import { RecordFailure, type RecordSource, type Values } from './records.ts'
import { sameValue, toWire } from './wire-value.ts'

/** Someone else has saved first: their record, and the fields that both changed. */
export type Conflict = { readonly theirs: RecordJson; readonly fields: readonly FormField[] }

export type SaveResult = 'saved' | 'wrong' | 'conflict' | 'failed'

type Options = {
  readonly view: PageView
  readonly record: RecordJson | null
  /** Parameters named like a property fill a new record. */
  readonly params: { readonly [name: string]: Json }
  readonly records: RecordSource
  readonly newKey: () => string
}

/** The rules and the sentences they need, fetched when a form is first checked. */
async function checks() {
  const rules = await import('./check-form.ts')
  await messagesReady()
  return rules
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
  const failure = signal<RecordFailure | null>(null)
  const conflict = signal<Conflict | null>(null)
  let key = { body: '', value: '' }

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
    known.value.filter(({ property, value }) => property !== null && !sameValue(property, value.value, begins(property, record.value))),
  )
  const wrong = computed(() => known.value.filter((each) => each.error.value !== null))

  /** What is sent: everything given of a new record, what changed of a stored one. */
  function toSend(): Values {
    const given = record.peek() === null ? known.peek().filter((each) => each.property && toWire(each.property, each.value.peek()) !== null) : changed.peek()
    const wires = given.flatMap(({ name, property, value }) => (property && !property.virtual ? [[name, toWire(property, value.peek())] as const] : []))
    return Object.fromEntries(wires)
  }

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

  function failed(error: RecordFailure): SaveResult {
    const theirs = error.body?.extra?.['current'] as RecordJson | undefined
    if (error.code === 'version_mismatch' && theirs) {
      const both = changed.peek().filter(({ name, property }) => property && !sameValue(property, record.peek()?.[name], theirs[name]))
      conflict.value = { theirs, fields: both }
      return 'conflict'
    }
    for (const { path, message } of error.fields) {
      const place = fields.get(path.split('.')[0] ?? '')
      if (place) place.error.value = message
    }
    const placed = error.fields.length > 0 && error.fields.every(({ path }) => fields.has(path.split('.')[0] ?? ''))
    if (placed) return 'wrong'
    failure.value = error
    return 'failed'
  }

  async function send(): Promise<RecordJson> {
    const component = view.component.key
    const body = toSend()
    const current = record.peek()
    if (current !== null) return Object.keys(body).length === 0 ? current : records.update(component, current.id, current.version, body)
    // The same key for the same record, until it is stored: an answer that got lost on its way makes no second record.
    const text = JSON.stringify(body)
    if (key.body !== text) key = { body: text, value: newKey() }
    return records.create(component, body, key.value)
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
      const { checkField } = await checks()
      checkField(field(name))
    },

    /** Checks and stores. Where something is wrong it says so beside the fields and stores nothing. */
    async save(): Promise<SaveResult> {
      if (saving.peek()) return 'failed'
      saving.value = true
      try {
        const { checkForm } = await checks()
        failure.value = null
        if (!checkForm(known.peek(), { changedOnly: record.peek() !== null ? changed.peek() : null })) return 'wrong'
        take(await send())
        return 'saved'
      } catch (error) {
        if (!(error instanceof RecordFailure)) throw error
        return failed(error)
      } finally {
        saving.value = false
      }
    },

    /** Goes on from the other person's record with the reader's own values in the fields of `mine`; saving stores them. */
    resolve(mine: ReadonlySet<string>) {
      const clash = conflict.peek()
      if (clash === null) return
      const clashing = new Set(clash.fields.map((each) => each.name))
      const own = new Set(changed.peek().map((each) => each.name))
      take(clash.theirs, ({ name }) => (clashing.has(name) ? mine.has(name) : own.has(name)))
      conflict.value = null
    },

    /** Deletes the stored record. @throws RecordFailure */
    async remove(): Promise<void> {
      const current = record.peek()
      if (current !== null) await records.remove(view.component.key, current.id, current.version)
    },
  }
})
export type FormModel = InstanceType<typeof FormModel>
