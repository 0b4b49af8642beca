import type { Json, JsonObject } from '../lib/json.ts'

/**
 * The canonical text of a document: keys sorted, two-space indent, no undefined, a newline at the end. Equal documents have equal
 * text, so its hash names the content and a diff of two texts shows only what changed.
 */
export const canonicalText = (document: object): string =>
  `${JSON.stringify(sorted(document as JsonObject), null, 2)}\n`

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}
