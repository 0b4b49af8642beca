import type { Json, JsonObject } from '../../lib/json.ts'

/**
 * A copy of `value` with `next` behind some steps; `undefined` takes the entry away. Lists are values, not collections of a document, so
 * an edit replaces the entry that holds them whole.
 */
export function replaceAt(value: Json, steps: readonly string[], next: Json | undefined): Json {
  const [key, ...rest] = steps
  if (key === undefined) return next ?? null
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === key ? replaceAt(item, rest, next) : item))
  const object: JsonObject = typeof value === 'object' && value !== null ? (value as JsonObject) : {}
  const { [key]: old, ...others } = object
  if (rest.length === 0 && next === undefined) return others
  // An entry keeps its place among the others.
  return { ...object, [key]: replaceAt(old ?? null, rest, next) }
}
