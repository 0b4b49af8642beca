import type { Sql } from '#db/client.ts'
import type { BulkProblem } from '../records/compile-bulk.ts'
import type { PageStatement } from '../records/compile-query.ts'
import { writeCursor } from '../records/cursor.ts'
import { bind, type ParamValue, type Statement } from '../records/sql.ts'

type Slots = { readonly [slot: string]: ParamValue }
type Cell = string | number | boolean | null

const ROWS = { arrayMode: true, fullResults: false } as const

const run = async (sql: Sql, statement: Statement, slots: Slots): Promise<Cell[][]> =>
  (await sql.query(statement.text, bind(statement, slots), ROWS)) as Cell[][]

/** Both in one transaction and one round trip; the second sees what was committed before the first got its locks. */
async function runAfter(sql: Sql, lock: Statement, statement: Statement, slots: Slots): Promise<Cell[][]> {
  const queries = [lock, statement].map((each) => sql.query(each.text, bind(each, slots)))
  const [, rows] = (await sql.transaction(queries, ROWS)) as unknown as Cell[][][]
  return rows ?? []
}

const text = (cell: Cell | undefined): string => String(cell)

/** A record on its way out: JSON text that nobody has to read again. */
export type RecordText = { readonly json: string; readonly version: number }

const recordOf = (row: readonly Cell[] | undefined): RecordText | null =>
  row ? { json: text(row[0]), version: Number(row[1]) } : null

/** A page of records as the JSON text of a `RecordPage`. One round trip. */
export async function readPage(sql: Sql, page: PageStatement, slots: Slots, limit: number): Promise<string> {
  const rows = await run(sql, page.statement, slots)
  const keys = page.keyTypes.length
  const count = page.counted ? `,"count":${text(rows[0]?.[keys + 2])}` : ''
  const found = page.counted && rows[0]?.[0] === null ? [] : rows
  const last = found.length > limit ? found[limit - 1] : undefined
  let records = ''
  for (let i = 0; i < found.length && i < limit; i++) records += (i === 0 ? '' : ',') + text(found[i]?.[0])
  const next = last
    ? `,"next":"${writeCursor(page.order, { keys: last.slice(1, keys + 1).map((key) => (key === null ? null : text(key))), id: text(last[keys + 1]) })}"`
    : ''
  return `{"records":[${records}]${next}${count}}`
}

/** A record, or null where there is none within reach. */
export const readRecord = async (sql: Sql, statement: Statement, id: string): Promise<RecordText | null> =>
  recordOf((await run(sql, statement, { id }))[0])

/** Runs a write; null where its conditions did not hold. */
export const writeRecord = async (sql: Sql, statement: Statement, slots: Slots): Promise<RecordText | null> =>
  recordOf((await run(sql, statement, slots))[0])

/** What `compileDiagnosis` found. */
export type Diagnosis = RecordText & {
  readonly readable: boolean
  readonly ruled: boolean
  /** Who wrote the record last; null where nobody is known any more. */
  readonly by: { readonly id: string; readonly name: string } | null
  readonly references: readonly boolean[]
}

export async function diagnose(sql: Sql, statement: Statement, slots: Slots): Promise<Diagnosis | null> {
  const [row] = await run(sql, statement, slots)
  const record = recordOf(row)
  return row && record
    ? {
        ...record,
        readable: row[2] === true,
        ruled: row[3] === true,
        by: typeof row[4] === 'string' ? (JSON.parse(row[4]) as Diagnosis['by']) : null,
        references: row.slice(5).map((cell) => cell === true),
      }
    : null
}

/** Which of the references asked for hold. */
export const checkReferences = async (sql: Sql, statement: Statement, slots: Slots): Promise<boolean[]> =>
  ((await run(sql, statement, slots))[0] ?? []).map((cell) => cell === true)

/** Runs the deletion, behind its lock where there is one, in one transaction and one round trip. Whether it was done. */
export async function deleteRecord(
  sql: Sql,
  lock: Statement | null,
  deletion: Statement,
  slots: Slots,
): Promise<boolean> {
  const rows = lock ? await runAfter(sql, lock, deletion, slots) : await run(sql, deletion, slots)
  return rows.length > 0
}

/** Who refers to a record, by property. */
export type ReferrerRow = {
  readonly componentId: string
  readonly propertyId: string
  readonly count: number
  readonly records: readonly { readonly id: string; readonly name: string | null }[]
}

export const readReferrers = async (sql: Sql, statement: Statement, slots: Slots): Promise<ReferrerRow[]> =>
  (await run(sql, statement, slots)).map(([componentId, propertyId, count, records]) => ({
    componentId: text(componentId ?? ''),
    propertyId: text(propertyId ?? ''),
    count: Number(count),
    records: JSON.parse(text(records ?? '[]')) as ReferrerRow['records'],
  }))

/** The answer of a bulk as JSON text, or why it was not done. */
export type BulkResult = { readonly problems: readonly BulkProblem[]; readonly json: string }

export async function writeBulk(sql: Sql, lock: Statement | null, bulk: Statement, slots: Slots): Promise<BulkResult> {
  const [row] = lock ? await runAfter(sql, lock, bulk, slots) : await run(sql, bulk, slots)
  return { problems: JSON.parse(text(row?.[0] ?? '[]')) as BulkProblem[], json: text(row?.[1] ?? '') }
}
