import type { Component } from '#domain/components/document.ts'
import { PROPERTY_TYPES } from '#domain/components/property.ts'
import type { PropertyType } from '#domain/components/property.ts'
import { COLUMN_TYPES, hasColumn, hasJoinTable, SYSTEM_COLUMNS, type ColumnPropertyType } from './columns.ts'
import { joinTableName, quoteLiteral } from './identifiers.ts'

/** The shape of a value that is or was stored. `target` is the component a catalog's values belong to. */
export type Shape = { readonly type: PropertyType; readonly target?: string }

/** What is in a workspace's tables that no live model claims. */
export type SetAside = {
  /** Columns by table and name. */
  readonly columns: { readonly [table: string]: { readonly [column: string]: Shape } }
  /** Tables without a live component or array property. */
  readonly tables: readonly string[]
}

/** One row of `CATALOG_QUERY`. */
export type CatalogRow = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly comment: string | null
}

/** Asks Postgres which columns a workspace's tables have; the schema is the one parameter. */
export const CATALOG_QUERY = `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type", col_description(c.oid, a.attnum) AS "comment"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname, a.attnum`

const MARK = 'aqtra: set aside, '

/** The comment that a column set aside carries; it says what to make of its values when they come back. */
export const asideComment = ({ type, target }: Shape): string =>
  quoteLiteral(`${MARK}${type}${target === undefined ? '' : ` of ${target}`}`)

function shapeOf({ type, comment }: CatalogRow): Shape {
  const [, marked, target] = comment?.startsWith(MARK)
    ? (/^([a-z]+)(?: of (\S+))?$/.exec(comment.slice(MARK.length)) ?? [])
    : []
  const known = PROPERTY_TYPES.find((name) => name === marked)
  if (known) return target === undefined ? { type: known } : { type: known, target }
  const guess = (Object.keys(COLUMN_TYPES) as ColumnPropertyType[]).find((name) => COLUMN_TYPES[name] === type)
  return { type: guess ?? 'string' }
}

const SYSTEM: ReadonlySet<string> = new Set(Object.values(SYSTEM_COLUMNS).map(({ column }) => column))

/** What the tables hold beyond the live models. */
export function setAside(
  rows: readonly CatalogRow[],
  live: { readonly [componentId: string]: Pick<Component, 'id' | 'model'> },
): SetAside {
  const claimed = new Map<string, ReadonlySet<string>>()
  for (const { id, model } of Object.values(live)) {
    const properties = Object.values(model.properties)
    claimed.set(id, new Set(properties.filter(hasColumn).map((property) => property.id)))
    for (const property of properties.filter(hasJoinTable)) {
      claimed.set(joinTableName(id, property.id, property.component), new Set(['source', 'target', 'position']))
    }
  }
  const columns: { [table: string]: { [column: string]: Shape } } = {}
  const tables = new Set<string>()
  for (const row of rows) {
    const known = claimed.get(row.table)
    if (!known) tables.add(row.table)
    if (known?.has(row.column) || SYSTEM.has(row.column) || row.table.includes('$')) continue
    ;(columns[row.table] ??= {})[row.column] = shapeOf(row)
  }
  return { columns, tables: [...tables] }
}

/** The shape in which a property's values are stored. */
export const shapeOfProperty = (property: { readonly type: PropertyType; readonly component?: string }): Shape =>
  property.component === undefined ? { type: property.type } : { type: property.type, target: property.component }
