import type { Property } from '#domain/components/model.ts'
import type { PropertyType } from '#domain/components/property.ts'
import { quoteIdentifier, quoteLiteral } from './identifiers.ts'

/** Columns every record table has, by the name the API and expressions use. `deletedAt` marks a soft delete. */
export const SYSTEM_COLUMNS = {
  id: { column: 'id', type: 'uuid' },
  name: { column: 'name', type: 'text' },
  version: { column: 'version', type: 'integer' },
  createdAt: { column: 'created_at', type: 'timestamp with time zone' },
  updatedAt: { column: 'updated_at', type: 'timestamp with time zone' },
  createdBy: { column: 'created_by', type: 'uuid' },
  updatedBy: { column: 'updated_by', type: 'uuid' },
  deletedAt: { column: 'deleted_at', type: 'timestamp with time zone' },
} as const

/** Column types by property type, spelt as `format_type` prints them. Arrays have no column: see `joinTableOf`. */
export const COLUMN_TYPES = {
  string: 'text',
  integer: 'bigint',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  time: 'time without time zone',
  datetime: 'timestamp with time zone',
  uri: 'text',
  file: 'text',
  catalog: 'uuid',
} as const satisfies { [Type in Exclude<PropertyType, 'array'>]: string }

export type ColumnPropertyType = keyof typeof COLUMN_TYPES
export type ArrayProperty = Extract<Property, { type: 'array' }>
/** A property whose value is a column of the component's table. */
export type ColumnProperty = Exclude<Property, ArrayProperty>

/** Whether the property's value is a column of its component's table. Virtual ones and arrays have none. */
export const hasColumn = (property: Property): property is ColumnProperty =>
  !property.virtual && property.type !== 'array'

/** Whether the property's value is rows of a join table. */
export const hasJoinTable = (property: Property): property is ArrayProperty =>
  !property.virtual && property.type === 'array'

export const columnTypeOf = (property: ColumnProperty): string => COLUMN_TYPES[property.type]

/** The quoted column of a property. */
export const columnOf = (property: Pick<Property, 'id'>): string => quoteIdentifier(property.id)

/** The property's default as an SQL literal of its column's type, or null when it has none that a table can hold. */
export function defaultLiteral(property: ColumnProperty): string | null {
  const value = property.default
  if (value === undefined || property.type === 'catalog' || property.type === 'file') return null
  return `${quoteLiteral(value)}::${columnTypeOf(property)}`
}

/** Longest text a btree entry surely takes: 600 characters of four bytes stay below its 2,704. */
const INDEXED_CHARACTERS = 600

/** What an index on the property sorts by. Long text is indexed by its beginning. */
export function indexedExpression(property: ColumnProperty): string {
  const long =
    property.type === 'string' && (property.multiline === true || (property.maxLength ?? 0) > INDEXED_CHARACTERS)
  return long ? `left(${columnOf(property)}, ${INDEXED_CHARACTERS})` : columnOf(property)
}
