import type { Context } from 'hono'
import * as v from 'valibot'
import { readPage, readRecord, type RecordText } from '#db/queries/records.ts'
import { readCursor } from '#db/records/cursor.ts'
import { compileGet, compileQuery, querySlots, searchWords } from '#db/records/compile-query.ts'
import { databaseError } from '#db/records/violations.ts'
import { AppError } from '#domain/lib/errors.ts'
import { fieldProblems } from '#domain/lib/issues.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { FieldPath, RecordQuery } from '#domain/records/query.ts'
import type { AppEnv } from '../../env.ts'
import type { RecordPlace } from './place.ts'
import { remembered } from './statements.ts'

const DEFAULTS = v.parse(RecordQuery, {})

/** @throws AppError `invalid_request` */
export function parseQuery(input: { readonly [name: string]: unknown }): RecordQuery {
  if (Object.keys(input).length === 0) return DEFAULTS
  const result = v.safeParse(RecordQuery, input, { abortPipeEarly: true })
  if (!result.success) throw new AppError('invalid_request', { fields: fieldProblems(result.issues) })
  return result.output
}

/** One page as JSON text, in one round trip. */
export async function page(c: Context<AppEnv>, place: RecordPlace, query: RecordQuery): Promise<string> {
  const { filter = '', sort = [], fields, count, params, limit, cursor } = query
  const words = searchWords(query.search)
  const compiled = (nulls: readonly boolean[] | null) => {
    const shape = JSON.stringify([
      'page',
      filter,
      sort,
      fields,
      count,
      filter === '' ? null : params,
      words.length,
      nulls,
    ])
    return remembered(place, shape, filter, () =>
      compileQuery(place.reader, place.component.id, {
        filter,
        sort,
        fields,
        count,
        params,
        words: words.length,
        nulls,
      }),
    )
  }
  let statement = compiled(null)
  const position = cursor === undefined ? null : readCursor(cursor, statement.order, statement.keyTypes)
  if (position) statement = compiled(position.keys.map((key) => key === null))
  try {
    return await readPage(c.var.sql, statement, querySlots(words, limit, position), limit)
  } catch (error) {
    throw refused(error)
  }
}

/** Values of a filter that Postgres cannot compute with, a number out of range for one, are the filter's fault. */
const refused = (error: unknown): unknown =>
  databaseError(error)?.code.startsWith('22')
    ? new AppError('invalid_filter', { cause: error, extra: { problems: [] } })
    : error

/** The record of a path, or `not_found`. */
export async function record(
  c: Context<AppEnv>,
  place: RecordPlace,
  id: string,
  fields: readonly string[] | undefined,
): Promise<RecordText> {
  if (!isUuid(id)) throw new AppError('not_found')
  const statement = remembered(place, JSON.stringify(['get', fields]), '', () =>
    compileGet(place.reader, place.component.id, fields),
  )
  const found = await readRecord(c.var.sql, statement, id)
  if (!found) throw new AppError('not_found')
  return found
}

const Fields = v.optional(v.pipe(v.array(FieldPath), v.maxLength(100)))

/** @throws AppError `invalid_request` */
export function parseFields(text: string | undefined): string[] | undefined {
  const result = v.safeParse(Fields, text === undefined ? undefined : text.split(','))
  if (!result.success) throw new AppError('invalid_request', { fields: [{ path: 'fields', code: 'path_malformed' }] })
  return result.output
}
