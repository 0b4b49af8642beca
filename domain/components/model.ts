import * as v from 'valibot'
import { Id, Identifier, Title } from '../lib/names.ts'
import type { Json } from '../lib/json.ts'
import { PROPERTY_TYPES, type PropertyType, type ValueProblem } from './property.ts'
import { PROPERTY_KINDS } from './property-types.ts'

/** Fractional order key (fractional-indexing): items sort by it, a move changes one item only. */
export const OrderKey = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/, 'order_malformed'))

/** Columns every table of records has already, by the platform or by Postgres: no property may have such an id. */
export const RESERVED_IDS = [
  'id',
  'name',
  'version',
  'created_at',
  'updated_at',
  'created_by',
  'updated_by',
  'deleted_at',
  'tableoid',
  'ctid',
  'xmin',
  'xmax',
  'cmin',
  'cmax',
] as const

/** Names records and expressions have already; a property may not take one. Compared without case. */
export const RESERVED_NAMES = [
  ...RESERVED_IDS,
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'deletedAt',
  'record',
  'user',
  'params',
  'item',
  'value',
  'now',
  'today',
  'can',
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
] as const

/** The columns every record has, with the names the API and expressions use for them. */
export const SYSTEM_PROPERTIES = {
  id: 'string',
  name: 'string',
  version: 'int',
  createdAt: 'datetime',
  updatedAt: 'datetime',
  createdBy: 'string',
  updatedBy: 'string',
} as const
export type SystemProperty = keyof typeof SYSTEM_PROPERTIES

const FLAGS = {
  id: Id,
  name: Identifier,
  title: Title,
  order: OrderKey,
  help: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** Must have a value. */
  required: v.optional(v.boolean()),
  /** No two records share a value: the external key of the component. */
  unique: v.optional(v.boolean()),
  /** Filtered and sorted by: gets an index. */
  query: v.optional(v.boolean()),
  /** Lives in forms only; has no column. */
  virtual: v.optional(v.boolean()),
  /** Value of a new record when none is given; also fills existing rows when `required` is added. */
  default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
}

const propertyOf = <const Type extends PropertyType, const Config extends v.ObjectEntries>(
  type: Type,
  config: Config,
) => v.strictObject({ ...FLAGS, type: v.literal(type), ...config })

const K = PROPERTY_KINDS
/** One typed field of a model: shared flags and the constraints of its type. */
export const Property = v.variant('type', [
  propertyOf('string', K.string.config),
  propertyOf('integer', K.integer.config),
  propertyOf('number', K.number.config),
  propertyOf('boolean', K.boolean.config),
  propertyOf('date', K.date.config),
  propertyOf('time', K.time.config),
  propertyOf('datetime', K.datetime.config),
  propertyOf('uri', K.uri.config),
  propertyOf('file', K.file.config),
  propertyOf('catalog', K.catalog.config),
  propertyOf('array', K.array.config),
])
export type Property = v.InferOutput<typeof Property>

/** A uniqueness over several properties together (two or more). */
export const UniqueKey = v.strictObject({ id: Id, properties: v.pipe(v.array(Id), v.minLength(2), v.maxLength(8)) })
export type UniqueKey = v.InferOutput<typeof UniqueKey>

/** The object model of a component: its properties by id, and composite keys. */
export const Model = v.strictObject({
  properties: v.record(Id, Property),
  keys: v.optional(v.record(Id, UniqueKey), {}),
  /** Property whose text becomes the record's `name`, shown wherever the record is referenced. */
  nameFrom: v.optional(v.nullable(Id), null),
})
export type Model = v.InferOutput<typeof Model>

export const EMPTY_MODEL: Model = { properties: {}, keys: {}, nameFrom: null }

const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }) =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1

/** Items of a keyed collection in their order. */
export const ordered = <T extends { readonly order: string; readonly id: string }>(items: {
  readonly [id: string]: T
}): T[] => Object.values(items).toSorted(byOrder)

/** The properties of a model in their order. */
export const propertiesOf = (model: Model): Property[] => ordered(model.properties)

/** The property an expression or API caller names, or undefined. */
export const propertyNamed = (model: Model, name: string): Property | undefined =>
  Object.values(model.properties).find((property) => property.name === name)

/** What is wrong with a non-null wire value, by type and constraints; null when nothing is. */
export function checkValue(property: Property, value: unknown): ValueProblem | null {
  // Each kind's `check` reads exactly the constraint entries of its own variant; the union cannot express that pairing.
  const check = PROPERTY_KINDS[property.type].check as (value: unknown, config: Property) => ValueProblem | null
  return check(value, property)
}

/** The form a valid wire value takes in a record. */
export function normaliseValue(property: Property, value: Json): Json {
  const kind: { normalise?: (value: Json) => Json } = PROPERTY_KINDS[property.type]
  return kind.normalise ? kind.normalise(value) : value
}

export { PROPERTY_TYPES }
