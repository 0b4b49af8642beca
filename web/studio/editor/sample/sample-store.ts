import type { ComponentOutline } from '#domain/components/document.ts'
import { propertiesOf, propertyNamed } from '#domain/components/model.ts'
import { evaluate } from '#domain/expressions/evaluate.ts'
import { recordTypeOf, USER_TYPE } from '#domain/controls/scope.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { RecordSource, RecordWish, Values } from '#web/controls/records.ts'
import { sampleId, sampleRecord, type SampleOutlines } from './sample-values.ts'

const ROWS = 5

type Options = {
  readonly outlines: readonly ComponentOutline[]
  /** Records to begin with, by draft names; null where there are none and samples are made. */
  readonly seed: (outline: ComponentOutline) => Promise<readonly RecordJson[] | null>
  readonly now: () => number
}

/** Records that live in this page only: those of the live release, or samples. What is written is written here. */
export function sampleStore({ outlines, seed, now }: Options): RecordSource {
  const byId: SampleOutlines = new Map(outlines.map((outline) => [outline.id, outline]))
  const tables = new Map<string, Promise<RecordJson[]>>()
  const removed = new Map<string, RecordJson>()
  let made = 0

  const outlineOf = (key: string) => {
    const outline = outlines.find((each) => each.key === key)
    if (!outline) throw new ServerError('not_found')
    return outline
  }

  function table(key: string): Promise<RecordJson[]> {
    const outline = outlineOf(key)
    const known = tables.get(key)
    if (known) return known
    const rows = seed(outline).then((given) => [
      ...(given ?? Array.from({ length: ROWS }, (_, rank) => sampleRecord(outline.id, rank, byId, now()))),
    ])
    tables.set(key, rows)
    return rows
  }

  /** Records as filters read them: what a reference refers to is in it. */
  async function readable(outline: ComponentOutline, record: RecordJson): Promise<RecordJson> {
    const wide: { [name: string]: unknown } = { ...record }
    for (const property of propertiesOf(outline.model)) {
      const value = record[property.name]
      const target = property.type === 'catalog' ? byId.get(property.component) : undefined
      if (!target || typeof value !== 'object' || value === null || !('id' in value)) continue
      const found = (await table(target.key)).find(({ id }) => id === value.id)
      wide[property.name] = { ...found, ...value }
    }
    return wide as RecordJson
  }

  function matches(outline: ComponentOutline, record: RecordJson, { filter, params = {} }: RecordWish): boolean {
    if (filter === undefined) return true
    const own = recordTypeOf(outline.model, outline.title).record
    // Fields of what a reference refers to are not typed here; dates among them would be texts, which compare alike.
    const loose = propertiesOf(outline.model).flatMap((each) =>
      each.type === 'catalog' ? [[each.name, 'any'] as const] : [],
    )
    const variables = { ...own, ...Object.fromEntries(loose), user: USER_TYPE, params: 'any' } as const
    const result = evaluate(filter, { ...record, params }, { now: now(), scope: { variables } })
    return result.ok && result.value === true
  }

  const found = (rows: readonly RecordJson[], id: string): RecordJson => {
    const row = rows.find((each) => each.id === id)
    if (!row) throw new ServerError('not_found')
    return row
  }

  /** Values as they are read: references and files with their names. */
  async function asRead(outline: ComponentOutline, values: Values): Promise<Partial<RecordJson>> {
    const named = async (target: string, id: unknown) => {
      const component = byId.get(target)
      const row = component && (await table(component.key)).find((each) => each.id === id)
      return { id: String(id), name: row?.name ?? null }
    }
    const read: { [name: string]: unknown } = {}
    for (const [name, value] of Object.entries(values)) {
      const property = propertyNamed(outline.model, name)
      if (property?.type === 'catalog' && typeof value === 'string') read[name] = await named(property.component, value)
      else if (property?.type === 'array' && Array.isArray(value))
        read[name] = await Promise.all(value.map((id) => named(property.component, id)))
      else if (property?.type === 'file' && typeof value === 'string')
        read[name] = { id: value, name: property.title, size: 0, type: '' }
      else read[name] = value
    }
    return read
  }

  const nameFor = (outline: ComponentOutline, record: RecordJson): string | null => {
    const source = outline.model.properties[outline.model.nameFrom ?? '']
    const value = source ? record[source.name] : record.name
    return value === null || value === undefined ? null : String(value)
  }

  return {
    async query(key, wish): Promise<RecordPage> {
      const outline = outlineOf(key)
      const rows = await Promise.all((await table(key)).map((row) => readable(outline, row)))
      const words = (wish.search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
      const shown = rows.filter((row) => {
        const text = Object.values(row)
          .filter((value) => typeof value === 'string')
          .join(' ')
          .toLowerCase()
        return words.every((word) => text.includes(word)) && matches(outline, row, wish)
      })
      const sorted = shown.toSorted((a, b) => compareBy(wish.sort ?? [], a, b))
      const from = Number(wish.cursor ?? 0)
      const to = from + (wish.limit ?? 50)
      return {
        records: sorted.slice(from, to),
        ...(to < sorted.length ? { next: String(to) } : {}),
        ...(wish.count ? { count: sorted.length } : {}),
      }
    },
    get: async (key, id) => found(await table(key), id),
    async create(key, values) {
      const outline = outlineOf(key)
      const rows = await table(key)
      const at = new Date(now()).toISOString()
      const defaults = propertiesOf(outline.model).map(
        (each) => [each.name, ('default' in each ? each.default : null) ?? null] as const,
      )
      const id = sampleId(`${outline.id} new`, ++made)
      const blank = { id, name: null, version: 1, createdAt: at, updatedAt: at, createdBy: null, updatedBy: null }
      const record = { ...Object.fromEntries(defaults), ...blank, ...(await asRead(outline, values)) }
      rows.unshift({ ...record, name: nameFor(outline, record) })
      return found(rows, id)
    },
    async update(key, id, version, values) {
      const outline = outlineOf(key)
      const rows = await table(key)
      const record = { ...found(rows, id), ...(await asRead(outline, values)), version: version + 1 }
      rows.splice(
        rows.findIndex((row) => row.id === id),
        1,
        { ...record, name: nameFor(outline, record) },
      )
      return found(rows, id)
    },
    async remove(key, id) {
      const rows = await table(key)
      removed.set(id, found(rows, id))
      rows.splice(rows.indexOf(found(rows, id)), 1)
    },
    async restore(key, id) {
      const record = removed.get(id)
      if (!record) throw new ServerError('not_found')
      const rows = await table(key)
      rows.unshift(record)
      removed.delete(id)
    },
    // Workflows run where they are published.
    workflows: async () => ({
      start: async () => {},
      ofRecord: async () => ({ tasks: [], runs: [] }),
      answer: async () => {},
    }),
  }
}

const at = (record: RecordJson, path: string): unknown => {
  const value = path
    .split('.')
    .reduce<unknown>(
      (here, step) => (typeof here === 'object' && here !== null ? (here as RecordJson)[step] : undefined),
      record,
    )
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value
}

/** As the server sorts: what has no value comes last either way. */
function compareBy(sort: readonly string[], a: RecordJson, b: RecordJson): number {
  for (const key of sort) {
    const path = key.replace(/^-/, '')
    const [left, right] = [at(a, path), at(b, path)]
    if (left === right) continue
    if (left === null || left === undefined) return 1
    if (right === null || right === undefined) return -1
    return (left < right ? -1 : 1) * (key.startsWith('-') ? -1 : 1)
  }
  return 0
}
