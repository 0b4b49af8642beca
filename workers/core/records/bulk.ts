import type { Context } from 'hono'
import { writeBulk } from '#db/queries/records.ts'
import { DEPTH_SLOT } from '#db/records/change-events.ts'
import { BULK_PARTS, BULK_SLOTS, compileBulk, compileBulkLock, type BulkProblem } from '#db/records/compile-bulk.ts'
import { KEPT_SLOTS, WRITE_SLOTS } from '#db/records/compile-write.ts'
import { databaseError, isRepeated, takenValues, violations } from '#db/records/violations.ts'
import type { Model } from '#domain/components/model.ts'
import { AppError, type ErrorCode, type FieldProblem } from '#domain/lib/errors.ts'
import type { Json } from '#domain/lib/json.ts'
import { bulkRows, MAX_BULK_ROWS, type BulkRequest } from '#domain/records/bulk.ts'
import { validateValues, type WriteMode } from '#domain/records/validate.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import type { IdempotentRequest } from './idempotent.ts'
import { depthOf, listenersOf } from './listeners.ts'
import { demand, type RecordPlace } from './place.ts'
import { Repeated, retried } from './refusal.ts'
import { remembered } from './statements.ts'

type Row = { readonly [name: string]: Json }
type Rows = { readonly create: readonly Row[]; readonly update: readonly Row[]; readonly delete: readonly Row[] }

/** What was done: the answer as JSON text, and whose records it concerns. */
export type BulkDone = {
  readonly json: string
  readonly created: string[]
  readonly updated: string[]
  readonly deleted: string[]
}

/**
 * Writes all rows or none.
 * @throws AppError `invalid_request` (too many rows, a record twice), `invalid_values`, `forbidden`, `version_mismatch`,
 *   `still_referenced`: each with the rows concerned in `fields`
 */
export async function bulk(
  c: Context<AppEnv>,
  place: RecordPlace,
  request: BulkRequest,
  kept: IdempotentRequest | null,
): Promise<BulkDone> {
  const { component, reader } = place
  const count = bulkRows(request)
  if (count > MAX_BULK_ROWS)
    throw new AppError('invalid_request', {
      fields: [{ path: '', code: 'value_too_many', params: { max: MAX_BULK_ROWS } }],
    })
  for (const part of BULK_PARTS) if (request[part].length > 0) demand(reader, component.id, part)
  refuseTwice(request)
  const rows = checkedRows(place, request)
  const parts = { create: rows.create.length > 0, update: rows.update.length > 0, delete: rows.delete.length > 0 }
  const statement = remembered(place, `bulk ${kept ? 'kept' : ''} ${JSON.stringify(parts)}`, '', () =>
    compileBulk(reader, component.id, parts, kept !== null, listenersOf(place)),
  )
  const lock = parts.delete
    ? remembered(place, 'bulk lock', '', () => ({ statement: compileBulkLock(reader, component.id) })).statement
    : null
  const slots = {
    ...Object.fromEntries(BULK_PARTS.map((part) => [BULK_SLOTS[part], JSON.stringify(rows[part])])),
    [WRITE_SLOTS.at]: new Date().toISOString(),
    [WRITE_SLOTS.by]: c.var.actor.userId,
    [DEPTH_SLOT]: depthOf(c),
    ...(kept
      ? {
          [KEPT_SLOTS.workspace]: reader.schema,
          [KEPT_SLOTS.user]: kept.userId,
          [KEPT_SLOTS.key]: kept.key,
          [KEPT_SLOTS.hash]: kept.hash,
        }
      : {}),
  }
  const { problems, json } = await retried(() => writeBulk(c.var.sql, lock, statement, slots)).catch(
    (error: unknown) => {
      throw refused(component.model, rows, error)
    },
  )
  if (problems.length > 0) throw failure(component.model, problems)
  const ids = (list: readonly Row[]) => list.map(({ id }) => String(id))
  return { json, created: ids(rows.create), updated: ids(rows.update), deleted: ids(rows.delete) }
}

function refuseTwice(request: BulkRequest): void {
  const seen = new Set<string>()
  const fields = (['update', 'delete'] as const).flatMap((part) =>
    request[part].flatMap(({ id }, i): FieldProblem[] =>
      seen.size < seen.add(id).size ? [] : [{ path: `${part}.${i}.id`, code: 'value_has_duplicates' }],
    ),
  )
  if (fields.length > 0) throw new AppError('invalid_request', { fields })
}

/** @throws AppError `invalid_values` */
function checkedRows(place: RecordPlace, request: BulkRequest): Rows {
  const { component, reader, ignore } = place
  const problems: FieldProblem[] = []
  const check = (
    values: { readonly [name: string]: unknown },
    mode: WriteMode,
    fields: 'all' | readonly string[],
    index: number,
  ): Row => {
    const result = validateValues(component.model, values, mode, { fields, ...(ignore ? { ignore } : {}) })
    problems.push(...result.problems.map((each) => ({ ...each, path: `${mode}.${index}.${each.path}` })))
    return result.values
  }
  const fieldsFor = (part: WriteMode) => (request[part].length > 0 ? demand(reader, component.id, part).fields : [])
  const [createFields, updateFields] = [fieldsFor('create'), fieldsFor('update')]
  const rows: Rows = {
    create: request.create.map((values, i) => ({
      ...check(values, 'create', createFields, i),
      $index: i,
      id: newUuid(),
    })),
    update: request.update.map(({ id, version, values }, i) => {
      const row = check(values, 'update', updateFields, i)
      return { ...row, $index: i, id, $version: version, $given: Object.keys(row) }
    }),
    delete: request.delete.map(({ id, version = null }, i) => ({ $index: i, id, $version: version })),
  }
  if (problems.length > 0) throw new AppError('invalid_values', { fields: problems.slice(0, MOST_PROBLEMS) })
  return rows
}

const MOST_PROBLEMS = 100

const CODES: { readonly [Reason in BulkProblem['reason']]: string } = {
  forbidden: 'forbidden',
  not_found: 'record_missing',
  version_mismatch: 'version_mismatch',
  still_referenced: 'still_referenced',
  reference_missing: 'reference_missing',
}

/** The error of the whole: that of the row that weighs most. */
const WEIGHTS: readonly (readonly [BulkProblem['reason'], ErrorCode])[] = [
  ['forbidden', 'forbidden'],
  ['not_found', 'invalid_values'],
  ['version_mismatch', 'version_mismatch'],
  ['still_referenced', 'still_referenced'],
  ['reference_missing', 'invalid_values'],
]

function failure({ properties }: Model, problems: readonly BulkProblem[]): AppError {
  const [, code] = WEIGHTS.find(([reason]) => problems.some((each) => each.reason === reason)) ?? [
    '',
    'invalid_values' as const,
  ]
  const fields = problems.slice(0, MOST_PROBLEMS).map(({ part, index, reason, property }) => ({
    path: property === null ? `${part}.${index}` : `${part}.${index}.${properties[property]?.name ?? property}`,
    code: CODES[reason],
  }))
  return new AppError(code, { fields })
}

/** Problems Postgres told of the whole statement, at the rows that have the value it names. */
function refused(model: Model, rows: Rows, error: unknown): unknown {
  const told = databaseError(error)
  if (!told) return error
  if (isRepeated(told)) return new Repeated('repeated', { cause: error })
  const fields = violations(model, told)
  if (!fields) return error
  const taken = takenValues(told)
  const at = taken
    ? (['create', 'update'] as const).flatMap((part) =>
        rows[part].flatMap((row) =>
          Object.entries(taken).every(([id, value]) => String(row[id]) === value)
            ? [`${part}.${String(row['$index'])}`]
            : [],
        ),
      )
    : []
  return new AppError('invalid_values', {
    fields:
      at.length === 0
        ? fields
        : at.flatMap((row) => fields.map((field) => ({ ...field, path: `${row}.${field.path}` }))),
    cause: error,
  })
}
