import type { PropertyType } from '#domain/components/property.ts'
import type { Models } from './plan-migration.ts'

/** The shape of a value that was set aside. */
export type Shape = { readonly type: PropertyType; readonly target?: string }

/** Columns and tables that no live model claims. */
export type SetAside = {
  /** Every table of the schema that no live component claims, and every one with columns set aside: columns by name. */
  readonly columns: { readonly [table: string]: { readonly [column: string]: Shape } }
  /** Tables that exist without a live component, join tables included. */
  readonly tables: readonly string[]
}

export const NOTHING_ASIDE: SetAside = { columns: {}, tables: [] }

/** One row of `catalogQuery`. */
export type CatalogRow = { readonly table: string; readonly column: string; readonly type: string; readonly comment: string | null }

/** Asks Postgres which columns a workspace's tables have; the schema is the one parameter. */
export const CATALOG_QUERY = `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type", col_description(c.oid, a.attnum) AS "comment"
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = to_regnamespace(quote_ident($1)) AND c.relkind = 'r' ORDER BY 1, a.attnum`

export declare function setAside(rows: readonly CatalogRow[], live: Models): SetAside
