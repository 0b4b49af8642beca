import type { Predicate } from '#domain/expressions/predicate.ts'
import { lowerText } from '#domain/expressions/functions/texts.ts'
import { toPredicate } from '#domain/expressions/to-predicate.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { RecordQuery } from '#domain/records/query.ts'
import { isSeen } from '#domain/records/row-scope.ts'
import { columnAt, columnValue, NO_NAME, placeOf, ruleCondition, type Place } from './column-path.ts'
import { hasColumn } from './columns.ts'
import { compilePredicate } from './compile-predicate.ts'
import { readCursor } from './cursor.ts'
import { tableOf } from './identifiers.ts'
import { fieldTree, recordText } from './projection.ts'
import { isNameSeen, reachOf, scopeOf, sightOf, userValues, type Reader } from './reader.ts'
import { after, ID_SLOT, keySlot, orderBy, sortColumns, type SortColumn } from './sort.ts'
import {
  all,
  identifier,
  join,
  slot,
  sql,
  statement,
  trusted,
  type Fragment,
  type ParamValue,
  type Statement,
} from './sql.ts'

/**
 * The one statement that reads a page. Rows: `[record as JSON text, sort keys as text …, id]`, one more than the page holds when
 * another page follows; with `counted`, `[…, number of all matches]`, and one row without a record when the page is empty.
 */
export type PageStatement = {
  readonly statement: Statement
  readonly order: string
  readonly keyTypes: readonly string[]
  readonly counted: boolean
}

/** A query's parts that change the statement's text, apart from the reader. Cursors count by which of their keys are null. */
export type QueryShape = Pick<RecordQuery, 'filter' | 'sort' | 'fields' | 'count' | 'params'> & {
  readonly words: number
  readonly nulls: readonly boolean[] | null
}

const LIMIT_SLOT = 'limit'
const wordSlot = (index: number): string => `word${index}`

/** Further words narrow nothing anybody would notice. */
const MOST_WORDS = 8

/** The words of a search, in lower case as they are compared. */
export const searchWords = (search: string | undefined): string[] =>
  lowerText(search ?? '')
    .replaceAll('\u0000', ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)

/**
 * Compiles a query over a component's records: filter, search, the actor's row rules, order, position and fields in one
 * statement. The caller has checked that the actor may read the component.
 * @throws AppError `invalid_filter` with the problems of the expression, `invalid_request` for unknown fields and sort keys
 */
export function compileQuery(reader: Reader, componentId: string, shape: QueryShape): PageStatement {
  const place = placeOf(componentId)
  const keys = sortColumns(reader, place, shape.sort ?? [])
  const id = sql`${place.alias}.id`
  const matching = all([
    sql`${place.alias}.deleted_at IS NULL`,
    ...restrictions(reader, place),
    ...(shape.filter?.trim() ? [filterCondition(reader, place, shape.filter, shape.params)] : []),
    ...searchConditions(reader, place, shape.words),
  ])
  const where = shape.nulls === null ? matching : sql`${matching} AND (${after(keys, id, shape.nulls)})`
  const from = sql`${trusted(tableOf(reader.schema, componentId))} AS ${place.alias}`
  const kept = keys.map(({ value }, i) => sql`, ${value} AS ${keyName(i)}`)
  const page = sql`SELECT ${place.alias}.*${join(kept, '')} FROM ${from} WHERE ${where} ORDER BY ${orderBy(keys, id)} LIMIT ${slot(LIMIT_SLOT, 'integer')}`
  const sorted = keys.map((key, i): SortColumn => ({ ...key, value: sql`${place.alias}.${keyName(i)}` }))
  const record = recordText(reader, place, fieldTree(shape.fields))
  const columns = join([record, ...sorted.map(keyText), sql`${id}::text`], ', ')
  const order = orderBy(sorted, id)
  const text = shape.count
    ? sql`SELECT page.*, total.count FROM (SELECT count(*)::integer AS count FROM ${from} WHERE ${matching}) AS total LEFT JOIN (SELECT ${columns} FROM (${page}) AS ${place.alias} ORDER BY ${order}) AS page ON TRUE`
    : sql`SELECT ${columns} FROM (${page}) AS ${place.alias} ORDER BY ${order}`
  return {
    statement: statement(text),
    order: (shape.sort ?? []).join(),
    keyTypes: keys.map(({ type }) => type),
    counted: shape.count,
  }
}

const keyName = (index: number): Fragment => identifier(`$key${index}`)

/** A sort key as exact text. */
const keyText = ({ value }: SortColumn, index: number): Fragment =>
  sql`${value}::text AS ${identifier(`$text${index}`)}`

/** What the row rules add, if anything. */
function restrictions(reader: Reader, place: Place): Fragment[] {
  const reach = reachOf(reader, 'read', place.componentId)
  return reach.allowed && reach.rules.length === 0 ? [] : [ruleCondition(reader, place, 'read')]
}

function filterCondition(reader: Reader, place: Place, filter: string, params: RecordQuery['params']): Fragment {
  const scope = scopeOf(reader, place.componentId, 'reach')
  const predicate = toPredicate(filter, scope, { user: userValues(reader.actor), params }, reader.context)
  if (!predicate.ok) throw new AppError('invalid_filter', { extra: { problems: predicate.error } })
  return predicateCondition(reader, place, predicate.value)
}

export const predicateCondition = (reader: Reader, place: Place, predicate: Predicate): Fragment =>
  compilePredicate(predicate, (path) => columnAt(reader, place, path, 'reach'))

/** Every word must occur in a text property within reach, or in the name where that is. */
function searchConditions(reader: Reader, place: Place, words: number): Fragment[] {
  const properties = Object.values(reader.components[place.componentId]?.model.properties ?? {})
  const seen = sightOf(reader)(place.componentId)
  const texts = properties.filter(
    (each) => (each.type === 'string' || each.type === 'uri') && hasColumn(each) && isSeen(seen, each),
  )
  const name = isNameSeen(reader, place.componentId, 'record') ? sql`${place.alias}.name` : NO_NAME
  const parts = [name, ...texts.map((each) => columnValue(place, each))]
  // A word has no white space, so none is found across two texts.
  const text = sql`lower(concat_ws(E'\n', ${join(parts, ', ')}))`
  return Array.from({ length: words }, (_, i) => sql`strpos(${text}, ${slot(wordSlot(i), 'text')}) > 0`)
}

/**
 * The values of a statement's slots for one run.
 * @throws AppError `invalid_cursor`
 */
export function querySlots(
  words: readonly string[],
  limit: number,
  position: ReturnType<typeof readCursor> | null,
): { [slot: string]: ParamValue } {
  const slots: { [slot: string]: ParamValue } = { [LIMIT_SLOT]: limit + 1 }
  words.forEach((word, i) => (slots[wordSlot(i)] = word))
  if (position) {
    slots[ID_SLOT] = position.id
    position.keys.forEach((key, i) => (slots[keySlot(i)] = key))
  }
  return slots
}

/** One record by its id. Rows: `[record as JSON text, version]`; none where it is not there or out of reach. Slot: `id`. */
export function compileGet(reader: Reader, componentId: string, fields: readonly string[] | undefined): Statement {
  const place = placeOf(componentId)
  const conditions = [
    sql`${place.alias}.id = ${slot('id', 'uuid')}`,
    sql`${place.alias}.deleted_at IS NULL`,
    ...restrictions(reader, place),
  ]
  return statement(
    sql`SELECT ${recordText(reader, place, fieldTree(fields))}, ${place.alias}.version FROM ${trusted(tableOf(reader.schema, componentId))} AS ${place.alias} WHERE ${all(conditions)}`,
  )
}
