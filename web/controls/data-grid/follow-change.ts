import { batch, type Signal } from '@preact/signals'
import type { RecordPage } from '#domain/records/query.ts'
import type { RecordSource } from '../records.ts'
import type { RecordChange } from '../runtime.ts'
import type { GridQuery } from './grid-query.ts'

/** The side of a grid that changes made elsewhere touch. */
type Rows = {
  readonly records: RecordSource
  readonly request: GridQuery | null
  readonly page: Signal<RecordPage | null>
  readonly fresh: Signal<ReadonlySet<string>>
  readonly waiting: Signal<number>
  /** The first page is shown: new rows could stand there. */
  readonly isFirst: boolean
  load(quiet: boolean): Promise<void>
}

/** Rows that changed are read again in place and tinted; new ones wait behind a count; the order stays until the reader asks for another. */
export async function followChange(
  { action, ids }: RecordChange,
  { records, request, page, fresh, waiting, isFirst, load }: Rows,
): Promise<void> {
  const shown = new Set(page.peek()?.records.map((record) => record.id))
  const here = ids.filter((id) => shown.has(id))
  if (action === 'created') {
    if (isFirst) waiting.value += ids.length - here.length
    return
  }
  if (here.length === 0 || request === null) return
  if (action === 'deleted') return load(true)
  const { records: read } = await records.query(request.component, {
    filter: here.map((_, index) => `id == params.i${index}`).join(' || '),
    params: Object.fromEntries(here.map((id, index) => [`i${index}`, id])),
    ...(request.query.fields ? { fields: request.query.fields } : {}),
    limit: here.length,
  })
  const next = new Map(read.map((record) => [record.id, record]))
  const current = page.peek()
  if (current === null) return
  batch(() => {
    page.value = { ...current, records: current.records.map((record) => next.get(record.id) ?? record) }
    fresh.value = new Set([...fresh.peek(), ...here])
  })
}
