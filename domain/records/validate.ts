import {
  checkValue,
  normaliseValue,
  propertiesOf,
  propertyNamed,
  SYSTEM_PROPERTIES,
  type Model,
  type Property,
} from '../components/model.ts'
import type { FieldProblem } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'

export type WriteMode = 'create' | 'update'

/** What a record's values come to: ready for storing, by property id, and everything wrong with them, by property name. */
export type Validated = {
  /** Only what is to be written: normalised values of stored properties, null where a value is taken away. */
  readonly values: { readonly [propertyId: string]: Json }
  readonly problems: readonly FieldProblem[]
}

export type ValidateOptions = {
  /** Ids of the properties the writer may set; others are refused as read-only. */
  readonly fields?: 'all' | readonly string[]
  /** Names to pass over in silence: properties that an older release had and the live one has not. */
  readonly ignore?: ReadonlySet<string>
}

const isSystem = (name: string): boolean => Object.hasOwn(SYSTEM_PROPERTIES, name)

/**
 * Checks what a person or program wants to store, the same way in the browser and on the server. The database checks again
 * what only it can know: uniqueness and that a reference exists.
 * `create`: absent values take their default; required ones must be there. `update`: absent values stay as they are.
 * A reference may be given as read, `{ id, … }`, or as the id alone. Virtual properties are checked and not returned.
 * Problems: `field_unknown`, `value_read_only`, `value_required`, and those of the property types; `path` is the property's name.
 * @param values wire values by property name; any shape is safe
 */
export function validateValues(
  model: Model,
  values: { readonly [name: string]: unknown },
  mode: WriteMode,
  options: ValidateOptions = {},
): Validated {
  const { fields = 'all', ignore } = options
  const problems: FieldProblem[] = []
  const accepted: { [propertyId: string]: Json } = {}

  for (const name of Object.keys(values)) {
    if (ignore?.has(name) || propertyNamed(model, name)) continue
    problems.push({ path: name, code: isSystem(name) ? 'value_read_only' : 'field_unknown' })
  }

  for (const property of propertiesOf(model)) {
    const given = Object.hasOwn(values, property.name) ? values[property.name] : undefined
    const mayWrite = fields === 'all' || fields.includes(property.id)
    if (given !== undefined && !mayWrite) {
      problems.push({ path: property.name, code: 'value_read_only' })
      continue
    }
    const value = given === undefined && mode === 'create' ? defaultOf(property) : plain(property, given)
    if (value === undefined) {
      if (mode === 'create' && demands(property)) problems.push({ path: property.name, code: 'value_required' })
      continue
    }
    const problem = problemOf(property, value)
    if (problem) problems.push(problem)
    else if (!property.virtual)
      accepted[property.id] = value === null ? null : wellFormed(normaliseValue(property, value as Json))
  }
  return { values: accepted, problems }
}

/** What is wrong with one value of a property; null takes the value away. */
export function problemOf(property: Property, value: unknown): FieldProblem | null {
  if (isEmpty(value)) {
    if (demands(property)) return { path: property.name, code: 'value_required' }
    if (value === null) return null
  }
  if (typeof value === 'string' && value.includes('\u0000')) return { path: property.name, code: 'value_has_nul' }
  const problem = checkValue(property, value)
  return problem && { path: property.name, ...problem }
}

/** Virtual properties live in forms only; what a form demands of them the form asks. */
const demands = (property: Property): boolean => property.required === true && !property.virtual

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Files and references have no default that a table could hold. */
function defaultOf(property: Property): unknown {
  return property.type === 'file' || property.type === 'catalog' || property.type === 'array'
    ? undefined
    : property.default
}

/** References as their ids, so that what was read may be sent back. */
function plain(property: Property, value: unknown): unknown {
  if (property.type === 'catalog' || property.type === 'file') return idOf(value)
  return property.type === 'array' && Array.isArray(value) ? value.map(idOf) : value
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

/** Half a surrogate pair cannot be stored as UTF-8. */
const wellFormed = (value: Json): Json => (typeof value === 'string' ? value.toWellFormed() : value)
