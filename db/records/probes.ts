import { valueRules } from './constraints.ts'
import type { ColumnProperty } from './columns.ts'
import type { Probe } from './step.ts'

// Questions over one table, whose rows are called `r`. `value` is what a property's value will be after the change.

const MOST_ROWS = 10

const found = (effect: Probe['effect'], table: string, value: string, where: string): Probe => ({
  effect,
  sql: rowsWith(table, value, where),
  rows: { table, where },
})

const rowsWith = (table: string, value: string, where: string) =>
  `SELECT r.id::text AS id, r.name, left((${value})::text, 200) AS value, (count(*) OVER ())::integer AS total FROM ${table} AS r WHERE ${where} ORDER BY r.id LIMIT ${MOST_ROWS}`

const counted = (source: string) =>
  `SELECT '' AS id, NULL::text AS name, NULL::text AS value, count(*)::integer AS total FROM ${source}`

export const countRows = (effect: Probe['effect'], table: string, where = 'true'): Probe => ({
  effect,
  sql: counted(`${table} AS r WHERE ${where}`),
  rows: { table, where },
})

/** Live records that would break a rule of the property. */
export const breaking = (table: string, property: ColumnProperty, rules: readonly string[], value: string): Probe[] =>
  valueRules(property)
    .filter(({ rule }) => rules.includes(rule))
    .map(({ holds }) => found('blocks', table, value, `r.deleted_at IS NULL AND NOT (${holds(`(${value})`)})`))

/** Live records that share the values that must be unique. */
export function duplicates(table: string, values: readonly string[]): Probe {
  const present = values.map((value) => `(${value}) IS NOT NULL`).join(' AND ')
  const shown =
    values.length === 1
      ? `(${values[0]})::text`
      : `concat_ws(', ', ${values.map((value) => `(${value})::text`).join(', ')})`
  const rows = `SELECT r.id, r.name, ${shown} AS shown, count(*) OVER (PARTITION BY ${values.join(', ')}) AS same FROM ${table} AS r WHERE r.deleted_at IS NULL AND ${present}`
  return {
    effect: 'blocks',
    sql: `SELECT r.id::text AS id, r.name, left(r.shown, 200) AS value, (count(*) OVER ())::integer AS total FROM (${rows}) AS r WHERE r.same > 1 ORDER BY r.shown, r.id LIMIT ${MOST_ROWS}`,
  }
}

/** Bytes a btree entry has room for; longer values cannot be unique. */
const MOST_BYTES = 2_600

/** Live records whose text is too long for an index. */
export const tooLongToIndex = (table: string, value: string): Probe =>
  found('blocks', table, value, `r.deleted_at IS NULL AND octet_length((${value})::text) > ${MOST_BYTES}`)
