import type { PropertyType } from '#domain/components/property.ts'
import { COLUMN_TYPES, type ColumnPropertyType } from './columns.ts'
import { shortHash } from './identifiers.ts'
import type { Shape } from './set-aside.ts'

/** How values of one shape become another. What `using` cannot turn becomes null; `lossless` says that there is no such value. */
export type Conversion = { readonly using: (value: string) => string; readonly lossless: boolean }

type Cast = { readonly sql: (value: string) => string; readonly lossless?: true }

const NOTHING: Cast = { sql: () => 'NULL' }
const plain = (type: string): Cast => ({ sql: (value) => `${value}::${type}`, lossless: true })
const when = (condition: (value: string) => string, result: (value: string) => string): Cast => ({
  sql: (value) => `CASE WHEN ${condition(value)} THEN ${result(value)} END`,
})

/** Largest whole number that JSON carries exactly. */
const SAFE = '9007199254740991'
const zeroOrOne = when(
  (v) => `${v} IN (0, 1)`,
  (v) => `${v} = 1`,
)
const isoInstant = (value: string) => `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const text = plain('text')
const parsed = (pattern: string, type: string) =>
  when(
    (v) => `${v} ~ '${pattern}' AND pg_input_is_valid(${v}, '${type}')`,
    (v) => `${v}::${type}`,
  )

const INTEGER_TEXT = String.raw`^\s*[+-]?\d{1,16}\s*$`
const NUMBER_TEXT = String.raw`^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\s*$`
/** Characters of a number: the largest has 309 digits, the smallest some 340 places. */
const NUMBER_LENGTH = 800
/** Largest number that JSON carries (IEEE 754 double precision). */
const LARGEST = '1.7976931348623157e308'
const DATE_TEXT = String.raw`^\d{4}-\d{2}-\d{2}$`
const TIME_TEXT = String.raw`^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$`
const INSTANT_TEXT = String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$`
const ADDRESS_TEXT = String.raw`^(https?://[^\s/$.?#][^\s]*|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9 ().-]{3,})$`

/** Between different column types; what is not listed has nothing in common. */
const CASTS: { readonly [From in ColumnPropertyType]?: { readonly [To in ColumnPropertyType]?: Cast } } = {
  string: {
    integer: when(
      (v) => `CASE WHEN ${v} ~ '${INTEGER_TEXT}' THEN abs(${v}::numeric) <= ${SAFE} END`,
      (v) => `${v}::bigint`,
    ),
    number: when(
      (v) =>
        `CASE WHEN length(${v}) <= ${NUMBER_LENGTH} AND ${v} ~ '${NUMBER_TEXT}' AND pg_input_is_valid(${v}, 'numeric') THEN abs(${v}::numeric) <= ${LARGEST}::numeric END`,
      (v) => `${v}::numeric`,
    ),
    boolean: when(
      (v) => `lower(btrim(${v})) IN ('true', 'false', 'yes', 'no', '1', '0')`,
      (v) => `lower(btrim(${v})) IN ('true', 'yes', '1')`,
    ),
    date: parsed(DATE_TEXT, 'date'),
    time: parsed(TIME_TEXT, 'time'),
    datetime: parsed(INSTANT_TEXT, 'timestamptz'),
    uri: when(
      (v) => `length(${v}) <= 2000 AND ${v} ~* '${ADDRESS_TEXT}'`,
      (v) => v,
    ),
  },
  uri: { string: { sql: (v) => v, lossless: true } },
  integer: { string: text, number: plain('numeric'), boolean: zeroOrOne },
  number: {
    string: text,
    integer: when(
      (v) => `${v} = trunc(${v}) AND abs(${v}) <= ${SAFE}`,
      (v) => `${v}::bigint`,
    ),
    boolean: zeroOrOne,
  },
  boolean: {
    string: text,
    integer: { sql: (v) => `${v}::integer::bigint`, lossless: true },
    number: { sql: (v) => `${v}::integer::numeric`, lossless: true },
  },
  date: {
    string: { sql: (v) => `to_char(${v}, 'YYYY-MM-DD')`, lossless: true },
    datetime: { sql: (v) => `(${v}::timestamp AT TIME ZONE 'UTC')`, lossless: true },
  },
  time: { string: text },
  datetime: {
    string: { sql: isoInstant, lossless: true },
    date: when(
      (v) => `${v} = date_trunc('day', ${v}, 'UTC')`,
      (v) => `(${v} AT TIME ZONE 'UTC')::date`,
    ),
    time: NOTHING,
  },
}

const isColumnType = (type: PropertyType): type is ColumnPropertyType => type in COLUMN_TYPES

export const sameShape = (a: Shape, b: Shape): boolean => a.type === b.type && a.target === b.target

/** From one shape to another, both of columns. */
export function conversion(from: Shape, to: Shape): Conversion {
  if (sameShape(from, to)) return { using: (value) => value, lossless: true }
  const cast = (isColumnType(from.type) && isColumnType(to.type) ? CASTS[from.type]?.[to.type] : undefined) ?? NOTHING
  const type = isColumnType(to.type) ? COLUMN_TYPES[to.type] : 'text'
  return { using: (value) => `(${cast.sql(value)})::${type}`, lossless: cast.lossless === true }
}

/** Where the former values of a property are kept after its type changed: `total_k3f9x2$string`. */
export const asideColumn = (propertyId: string, { type, target }: Shape): string =>
  `${propertyId}$${target === undefined ? type : `c${shortHash(target)}`}`
