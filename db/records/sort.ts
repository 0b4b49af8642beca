import { propertyNamed } from '#domain/components/model.ts'
import { AppError } from '#domain/lib/errors.ts'
import { columnAt, type Place } from './column-path.ts'
import { indexedExpression, hasColumn } from './columns.ts'
import { scopeOf, type Reader } from './reader.ts'
import { join, slot, sql, trusted, type Fragment } from './sql.ts'
import { isRecord, type ExprType } from '#domain/expressions/scope.ts'

/** One key rows are ordered by. Nulls come last either way; `nullable` keys can have them. */
export type SortColumn = {
  readonly value: Fragment
  readonly type: string
  readonly descending: boolean
  readonly nullable: boolean
}

/** Texts longer than this are ordered by their beginning, so that a cursor stays short. */
const ORDERED_CHARACTERS = 200

/**
 * What `sort` means for a component's rows.
 * @throws AppError `invalid_request` for a path that does not exist, is out of the reader's reach, or has no order
 */
export function sortColumns(reader: Reader, place: Place, sort: readonly string[]): SortColumn[] {
  return sort.map((key) => {
    const descending = key.startsWith('-')
    const path = (descending ? key.slice(1) : key).split('.')
    const column = isOrdered(scopeOf(reader, place.componentId, 'reach').variables, path)
      ? columnAt(reader, place, path, 'reach')
      : null
    if (!column)
      throw new AppError('invalid_request', {
        fields: [{ path: 'sort', code: 'field_unknown', params: { name: path.join('.') } }],
      })
    const own =
      path.length === 1
        ? propertyNamed(reader.components[place.componentId]?.model ?? NO_MODEL, path[0] ?? '')
        : undefined
    const nullable = own ? own.required !== true : path.length > 1 || !ALWAYS.has(path[0] ?? '')
    const indexed =
      own && hasColumn(own) && (own.query || own.unique) && indexedExpression(own) === trustedColumn(own.id)
    const text = column.type === 'text' && !indexed
    return {
      value: text ? sql`left(${column.sql}, ${trusted(String(ORDERED_CHARACTERS))})` : column.sql,
      type: column.type,
      descending,
      nullable,
    }
  })
}

const NO_MODEL = { properties: {}, keys: {}, nameFrom: null }
const ALWAYS = new Set(['id', 'version', 'createdAt', 'updatedAt'])
const trustedColumn = (id: string): string => `"${id}"`

/** Lists, references and files have no order of their own; their fields have. */
function isOrdered(fields: { readonly [name: string]: ExprType }, [name = '', ...rest]: readonly string[]): boolean {
  const type = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (type === undefined || name === 'record' || name === 'user' || name === 'params') return false
  if (rest.length > 0) return isRecord(type) && isOrdered(type.record, rest)
  return typeof type === 'string'
}

/** Ids follow the direction of the last key, so that an index over both serves backwards too. */
const idDescends = (keys: readonly SortColumn[]): boolean => keys.at(-1)?.descending ?? false

/** `ORDER BY` list. Where a key has no nulls it says nothing of them: `NULLS LAST` would keep a descending index from serving. */
export function orderBy(keys: readonly SortColumn[], id: Fragment): Fragment {
  const items = keys.map(
    ({ value, descending, nullable }) =>
      sql`${value}${trusted(descending ? ' DESC' : '')}${trusted(nullable && descending ? ' NULLS LAST' : '')}`,
  )
  return join([...items, sql`${id}${trusted(idDescends(keys) ? ' DESC' : '')}`], ', ')
}

/** Slot of the cursor's value for a key; `after` binds them. */
export const keySlot = (index: number): string => `key${index}`
export const ID_SLOT = 'keyId'

/**
 * Rows after the one a cursor names.
 * @param nulls for each key whether that row has none
 */
export function after(keys: readonly SortColumn[], id: Fragment, nulls: readonly boolean[]): Fragment {
  const last = sql`${id} ${trusted(idDescends(keys) ? '<' : '>')} ${slot(ID_SLOT, 'uuid')}`
  const [first] = keys
  // One comparison of whole rows: what an index is searched by.
  if (first && keys.every((key) => !key.nullable && key.descending === first.descending)) {
    const values = keys.map((key, i) => slot(keySlot(i), key.type))
    return sql`(${join([...keys.map(({ value }) => value), id], ', ')}) ${trusted(first.descending ? '<' : '>')} (${join([...values, slot(ID_SLOT, 'uuid')], ', ')})`
  }
  return keys.reduceRight((rest, { value, type, descending, nullable }, i) => {
    if (nulls[i]) return sql`${value} IS NULL AND (${rest})`
    const at = slot(keySlot(i), type)
    const beyond = sql`${value} ${trusted(descending ? '<' : '>')} ${at}`
    const orNull = nullable ? sql` OR ${value} IS NULL` : trusted('')
    return sql`${beyond}${orNull} OR (${value} = ${at} AND (${rest}))`
  }, last)
}
