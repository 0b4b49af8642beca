/** What a workspace's tables are like, said so that equal tables give equal text. Things set aside are left out. */
export type TableShape = {
  readonly columns: readonly string[]
  readonly constraints: readonly string[]
  readonly indexes: readonly string[]
}

/** Asks for tables with their columns, constraints and indexes; the schema is the one parameter. */
export const SHAPE_QUERY = `SELECT c.relname AS "table", obj_description(c.oid, 'pg_class') AS "comment",
  (SELECT coalesce(json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') ORDER BY a.attname), '[]')
     FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(col_description(c.oid, a.attnum), '') NOT LIKE 'aqtra: set aside%') AS "columns",
  (SELECT coalesce(json_agg(k.conname || ' ' || pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE ' unchecked' END ORDER BY k.conname), '[]')
     FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n') AS "constraints",
  (SELECT coalesce(json_agg(pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END ORDER BY i.indexrelid::regclass::text), '[]')
     FROM pg_index i WHERE i.indrelid = c.oid) AS "indexes"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relkind = 'r' AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'aqtra: set aside%' ORDER BY c.relname`

export type ShapeRow = TableShape & { readonly table: string; readonly comment: string | null }

export const shapesOf = (rows: readonly ShapeRow[]): { readonly [table: string]: TableShape } =>
  Object.fromEntries(rows.map(({ table, columns, constraints, indexes }) => [table, { columns, constraints, indexes }]))
