// Names of everything a workspace's records are stored in. They derive from stable ids, so a rename touches none of them.
// `$` stands in no id: what carries one is derived and can never clash with a table or a column of a builder's making.

/** Longest identifier Postgres keeps, in bytes. Ids are ASCII, so bytes are characters. */
const MAX_LENGTH = 63

const NUL = '\u0000'

/** The one way an identifier enters a statement. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.length > MAX_LENGTH || name.includes(NUL)) throw new RangeError(`not an identifier: ${name}`)
  return `"${name.replaceAll('"', '""')}"`
}

/** The one way a value enters a statement that takes no parameters: defaults and checks of tables. */
export function quoteLiteral(value: string | number | boolean): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a number SQL can hold: ${value}`)
    return value < 0 ? `(${value})` : String(value)
  }
  if (value.includes(NUL)) throw new RangeError('text with a NUL character')
  const quoted = `'${value.replaceAll("'", "''")}'`
  return value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted
}

const FNV_OFFSET = 0xcbf29ce484222325n
const FNV_PRIME = 0x100000001b3n

/** Eight characters that tell long names apart after they were cut (FNV-1a, 64 bit). */
export function shortHash(text: string): string {
  let hash = FNV_OFFSET
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME)
  return hash.toString(36).padStart(13, '0').slice(-8)
}

/** A component's table, quoted and with its schema: `"ws_a"."invoice_k3f9x2"`. */
export const tableOf = (schema: string, componentId: string): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(componentId)}`

/** Where an array property keeps its references. The target is part of it: another target is another table. */
export const joinTableName = (componentId: string, propertyId: string, targetId: string): string =>
  `${componentId.slice(0, 25)}$${propertyId.slice(0, 25)}$${shortHash(`${componentId}.${propertyId}.${targetId}`)}`

/** An array property's join table, quoted and with its schema. Columns: `source`, `target`, `position`. */
export const joinTableOf = (
  schema: string,
  componentId: string,
  property: { readonly id: string; readonly component: string },
): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(joinTableName(componentId, property.id, property.component))}`

/** Rules a property's column keeps by a constraint of its table. */
export const COLUMN_RULES = ['required', 'min', 'max', 'min_length', 'max_length', 'options', 'ref'] as const
export type ColumnRule = (typeof COLUMN_RULES)[number]

/** What a violated constraint or a refused index stands for. `subject` is a property's id; for `key` a composite key's. */
export type ConstraintMeaning = { readonly rule: ColumnRule | 'unique' | 'key' | 'index'; readonly subject: string }

/** `total_k3f9x2$min`. Constraint names are unique per table, so the component need not be in them. */
export const constraintName = (propertyId: string, rule: ColumnRule): string => `${propertyId}$${rule}`

/** Index names are unique per schema: the hash keeps equal property ids of two components apart. */
export const indexName = (componentId: string, subject: string, rule: 'unique' | 'key' | 'index'): string =>
  `${subject}$${rule}$${shortHash(componentId).slice(-7)}`

export const primaryKeyName = (componentId: string): string => `${componentId}$pk`
export const joinKeyName = (joinTable: string): string => `${joinTable.slice(0, -9)}$pk$${joinTable.slice(-8)}`
export const joinTargetIndexName = (joinTable: string): string => `${joinTable.slice(0, -9)}$ix$${joinTable.slice(-8)}`
/** Foreign key of a join table to the records its references belong to. No property's constraint can have this name. */
export const JOIN_SOURCE = '$source'

const NAME = /^([a-z][a-z0-9_]{0,47})\$([a-z_]+)(?:\$[0-9a-z]{7})?$/

/** What a constraint or index name from a Postgres error stands for, or null for names that are not of records. */
export function constraintMeaning(name: string): ConstraintMeaning | null {
  const [, subject, rule] = NAME.exec(name) ?? []
  if (subject === undefined) return null
  if (rule === 'unique' || rule === 'key' || rule === 'index') return { rule, subject }
  const columnRule = COLUMN_RULES.find((known) => known === rule)
  return columnRule ? { rule: columnRule, subject } : null
}
