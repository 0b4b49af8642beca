import type { Json, JsonObject } from '#domain/lib/json.ts'

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A typed text as JSON; nothing typed is null. */
export function readJson(text: string): Read<Json> {
  if (text.trim() === '') return { ok: true, value: null }
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}

export const writeJson = (value: Json): string => JSON.stringify(value, null, 2)
