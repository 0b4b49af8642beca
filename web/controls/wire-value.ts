import type { Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value

/** A value as the API takes it: references and files as their ids, empty text as none. */
export function toWire(property: Property, value: unknown): Json {
  if (value === '' || value === undefined || value === null) return null
  if (property.type === 'array') return (Array.isArray(value) ? value : []).map(idOf) as Json
  return (property.type === 'catalog' || property.type === 'file' ? idOf(value) : value) as Json
}

/** Whether two values of a property are stored alike. */
export const sameValue = (property: Property, a: unknown, b: unknown): boolean =>
  JSON.stringify(toWire(property, a)) === JSON.stringify(toWire(property, b))
