import type { RecordAction } from '#domain/auth/can.ts'
import { propertyNamed, type Property } from '#domain/components/model.ts'
import { toPredicate } from '#domain/expressions/to-predicate.ts'
import { columnOf, columnTypeOf, hasColumn, SYSTEM_COLUMNS } from './columns.ts'
import { compilePredicate } from './compile-predicate.ts'
import { tableOf } from './identifiers.ts'
import { isNameSeen, reachOf, scopeOf, userValues, type Reader } from './reader.ts'
import { EMPTY, FALSE, identifier, param, some, sql, trusted, TRUE, type Expression, type Fragment } from './sql.ts'

/** A row that is in sight: its component, and the alias its columns are taken from. */
export type Place = { readonly componentId: string; readonly level: number; readonly alias: Fragment }

/** Aliases count the references gone through, so none hides another. */
export const placeOf = (componentId: string, level = 0): Place => ({ componentId, level, alias: trusted(`t${level}`) })

/** Whether references are followed past the reader's reach: builders' rules do, readers' filters do not. */
export type Trust = 'everything' | 'reach'

/**
 * The value at a path of property names, through references, or null where there is none. Each reference is one scalar
 * subquery by primary key, so that the same SQL serves reads and the conditions of writes.
 */
export function columnAt(reader: Reader, place: Place, path: readonly string[], trust: Trust): Expression | null {
  const [name = '', ...rest] = path
  const system = Object.hasOwn(SYSTEM_COLUMNS, name) ? SYSTEM_COLUMNS[name as keyof typeof SYSTEM_COLUMNS] : undefined
  if (system) {
    if (rest.length > 0) return null
    const hidden = name === 'name' && trust === 'reach' && !isNameSeen(reader, place.componentId, roleOf(place))
    return { sql: hidden ? NO_NAME : sql`${place.alias}.${identifier(system.column)}`, type: system.type }
  }
  const model = reader.components[place.componentId]?.model
  const property = model && propertyNamed(model, name)
  if (!property || !hasColumn(property)) return null
  const column = columnValue(place, property)
  const [field] = rest
  if (field === undefined || (rest.length === 1 && field === 'id')) {
    return { sql: column, type: columnTypeOf(property) }
  }
  if (property.type === 'file') return fileField(reader, column, rest)
  if (property.type !== 'catalog') return null

  const target = placeOf(property.component, place.level + 1)
  const value = columnAt(reader, target, rest, trust)
  if (!value) return null
  const limited = trust === 'reach' && !(rest.length === 1 && field === 'name')
  const within = limited ? sql` AND (${ruleCondition(reader, target, 'read')})` : EMPTY
  const from = trusted(`${tableOf(reader.schema, property.component)} AS `)
  return {
    sql: sql`(SELECT ${value.sql} FROM ${from}${target.alias} WHERE ${target.alias}.id = ${column}${within})`,
    type: value.type,
  }
}

/** A row gone to through a reference, or the record that is asked for itself. */
const roleOf = ({ level }: Place) => (level === 0 ? 'record' : 'reference')

/** A name out of the reader's sight: nothing is found or ordered by it. */
export const NO_NAME = trusted('NULL::text')

/** The property's own column in a row. */
export const columnValue = ({ alias }: Place, property: Pick<Property, 'id'>): Fragment =>
  sql`${alias}.${trusted(columnOf(property))}`

const FILE_FIELDS: { readonly [name: string]: string } = { name: 'text', type: 'text', size: 'bigint' }

function fileField({ schema }: Reader, column: Fragment, [name = '', ...rest]: readonly string[]): Expression | null {
  const type = Object.hasOwn(FILE_FIELDS, name) && rest.length === 0 ? FILE_FIELDS[name] : undefined
  if (type === undefined) return null
  const value = sql`(SELECT f.${identifier(name)} FROM aqtra.files f WHERE f.workspace_id = ${param(schema, 'text')} AND f.id = ${column})`
  return { sql: value, type }
}

/**
 * Whether the row is within the actor's reach for an action, by the row rules of the actor's roles. A rule that no longer fits
 * its component lets nothing through.
 */
export function ruleCondition(reader: Reader, place: Place, action: RecordAction): Fragment {
  const reach = reachOf(reader, action, place.componentId)
  if (!reach.allowed) return FALSE
  if (reach.rules.length === 0) return TRUE
  const scope = scopeOf(reader, place.componentId, 'everything')
  const values = { user: userValues(reader.actor), params: {} }
  return some(
    reach.rules.map((rule) => {
      const predicate = toPredicate(rule, scope, values, reader.context)
      return predicate.ok
        ? compilePredicate(predicate.value, (path) => columnAt(reader, place, path, 'everything'))
        : FALSE
    }),
  )
}
