import * as v from 'valibot'
import type { Json, JsonObject } from '../lib/json.ts'

/**
 * Typed operations on a document of keyed collections. Undo, autosave, live editing and the audit log speak them.
 * Paths start at the document's root: `['component', 'model', 'properties', 'total_x', 'title']`.
 *
 * E1  `apply(apply(doc, edit), inverse(doc, edit))` equals `doc`.
 * E2  An edit that cannot be applied (its parent is gone, the item to insert exists) changes nothing and says so.
 * E3  `apply` never mutates; untouched branches keep their identity.
 */
const Path = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.maxLength(60),
      v.check((key) => key !== '__proto__' && key !== 'constructor' && key !== 'prototype'),
    ),
  ),
  v.minLength(1),
  v.maxLength(16),
)
const Value = v.custom<Json>((value) => value !== undefined)

export const Edit = v.variant('op', [
  /** Gives an existing object's key a value; `null` in `value` is a value, a missing `value` unsets the key. */
  v.strictObject({ op: v.literal('set'), path: Path, value: v.optional(Value) }),
  /** Adds an item under an id that is free. */
  v.strictObject({ op: v.literal('insert'), path: Path, value: Value }),
  /** Changes where an item stands: its `order`, and for controls `parent` and `slot`. */
  v.strictObject({
    op: v.literal('move'),
    path: Path,
    order: v.string(),
    parent: v.optional(v.nullable(v.string())),
    slot: v.optional(v.nullable(v.string())),
  }),
  /** Takes an item away; its inverse carries it. */
  v.strictObject({ op: v.literal('remove'), path: Path }),
])
export type Edit = v.InferOutput<typeof Edit>

export type EditFailure = {
  readonly code: 'edit_target_missing' | 'edit_target_exists' | 'edit_parent_missing' | 'edit_makes_cycle'
  readonly path: readonly string[]
}

type Doc = JsonObject
const isObject = (value: unknown): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (doc: Json | undefined, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (node, key) => (isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    doc,
  )

/** Replaces (or with `undefined` removes) the value at `path`, copying only the branch above it. The parent must exist. */
function put(doc: Doc, path: readonly string[], value: Json | undefined): Doc {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    if (value !== undefined) return { ...doc, [key]: value }
    const { [key]: _, ...others } = doc
    return others
  }
  const child = doc[key]
  return { ...doc, [key]: put(isObject(child) ? child : {}, rest, value) }
}

/** Whether `id` would contain itself if it hung under `parent`. */
function makesCycle(siblings: Doc, id: string, parent: string | null): boolean {
  for (let above = parent, steps = 0; above !== null; steps++) {
    if (above === id || steps > 1_000) return true
    const item = siblings[above]
    above = isObject(item) && typeof item['parent'] === 'string' ? item['parent'] : null
  }
  return false
}

/** What stops an edit from being applied to `doc`, or null. */
export function obstacle(doc: Json, edit: Edit): EditFailure | null {
  const { path } = edit
  const parent = at(doc, path.slice(0, -1))
  if (!isObject(parent)) return { code: 'edit_parent_missing', path }
  const target = at(doc, path)
  if (edit.op === 'insert') return target === undefined ? null : { code: 'edit_target_exists', path }
  if (edit.op === 'set') return null
  if (!isObject(target)) return { code: 'edit_target_missing', path }
  if (edit.op === 'move' && edit.parent !== undefined && edit.parent !== null) {
    if (!isObject(parent[edit.parent])) return { code: 'edit_parent_missing', path }
    if (makesCycle(parent, path.at(-1) ?? '', edit.parent)) return { code: 'edit_makes_cycle', path }
  }
  return null
}

/** Applies one edit. An edit with an obstacle leaves the document as it is (E2). */
export function apply<T extends object>(doc: T, edit: Edit): T {
  const json = doc as unknown as Doc
  if (obstacle(json, edit)) return doc
  const { path } = edit
  switch (edit.op) {
    case 'set':
      return put(json, path, edit.value) as unknown as T
    case 'insert':
      return put(json, path, edit.value) as unknown as T
    case 'remove':
      return put(json, path, undefined) as unknown as T
    case 'move': {
      const item = at(json, path) as Doc
      const { slot: oldSlot, ...rest } = item
      const slot = edit.slot === undefined ? oldSlot : edit.slot
      const moved = {
        ...rest,
        order: edit.order,
        ...(edit.parent === undefined ? {} : { parent: edit.parent }),
        ...(slot === undefined || slot === null ? {} : { slot }),
      }
      return put(json, path, moved) as unknown as T
    }
  }
}

/** The edit that undoes `edit` on the document as it was before (E1). */
export function inverse(before: object, edit: Edit): Edit {
  const { path } = edit
  const old = at(before as unknown as Doc, path)
  switch (edit.op) {
    case 'set':
      return old === undefined ? { op: 'set', path } : { op: 'set', path, value: old }
    case 'insert':
      return { op: 'remove', path }
    case 'remove':
      return { op: 'insert', path, value: old ?? null }
    case 'move': {
      const item = isObject(old) ? old : {}
      const order = typeof item['order'] === 'string' ? item['order'] : ''
      const parent = item['parent']
      const slot = item['slot']
      return {
        op: 'move',
        path,
        order,
        ...(edit.parent === undefined ? {} : { parent: typeof parent === 'string' ? parent : null }),
        ...(edit.slot === undefined ? {} : { slot: typeof slot === 'string' ? slot : null }),
      }
    }
  }
}

/** Applies edits in order; returns the new document, the inverses in undo order, and the edits that found an obstacle. */
export function applyAll<T extends object>(
  doc: T,
  edits: readonly Edit[],
): { doc: T; undo: Edit[]; refused: { edit: Edit; failure: EditFailure }[] } {
  let current = doc
  const undo: Edit[] = []
  const refused: { edit: Edit; failure: EditFailure }[] = []
  for (const edit of edits) {
    const failure = obstacle(current as unknown as Doc, edit)
    if (failure) {
      refused.push({ edit, failure })
      continue
    }
    undo.unshift(inverse(current, edit))
    current = apply(current, edit)
  }
  return { doc: current, undo, refused }
}
