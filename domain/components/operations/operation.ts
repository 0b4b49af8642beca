import { generateKeyBetween } from 'fractional-indexing'
import type { Json } from '../../lib/json.ts'
import { makeId } from '../../lib/names.ts'
import type { ComponentDocument } from '../document.ts'
import type { Edit } from '../edit.ts'

/**
 * What a person did, as one step of undo: a name for the menu ("Undo: moved Due date") and the edits it took.
 * `label` is a key of Studio's dictionary, `params` fill its blanks.
 */
export type Operation = {
  readonly label: OperationLabel
  readonly params: { readonly [name: string]: string | number }
  readonly edits: readonly Edit[]
  /** Ids the operation made or moved, for selecting them afterwards. */
  readonly touched: readonly string[]
}

export const OPERATION_LABELS = [
  'property_added',
  'property_removed',
  'property_renamed',
  'property_changed',
  'property_moved',
  'key_added',
  'key_removed',
  'control_added',
  'controls_removed',
  'controls_moved',
  'controls_duplicated',
  'controls_pasted',
  'control_renamed',
  'control_changed',
  'controls_wrapped',
  'page_added',
  'page_removed',
  'page_renamed',
  'page_moved',
  'page_changed',
  'page_duplicated',
  'settings_changed',
  'workflow_added',
  'workflow_renamed',
  'workflow_changed',
  'workflow_removed',
  'workflow_duplicated',
  'stage_added',
  'stage_renamed',
  'stage_moved',
  'stage_removed',
  'step_added',
  'steps_moved',
  'steps_removed',
  'steps_duplicated',
  'steps_pasted',
  'step_renamed',
  'step_changed',
  'trigger_added',
  'trigger_changed',
  'trigger_removed',
] as const
export type OperationLabel = (typeof OPERATION_LABELS)[number]

/** Randomness handed in: returns `count` random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** A fresh id that the document does not use yet. */
export function freshId(document: ComponentDocument, title: string, random: RandomBytes, fallback: string): string {
  for (;;) {
    const id = makeId(title, random(6), fallback)
    const { model } = document.component
    const taken =
      id in model.properties ||
      id in model.keys ||
      id in document.pages ||
      Object.values(document.pages).some((page) => id in page.controls) ||
      id in document.workflows ||
      Object.values(document.workflows).some((one) => id in one.steps || id in one.stages || id in one.triggers)
    if (!taken) return id
  }
}

/** `wanted`, or `wanted2`, `wanted3` … — the first that `taken` (compared without case) does not hold. */
export function freeName(wanted: string, taken: Iterable<string>, join = ''): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  if (!used.has(wanted.toLowerCase())) return wanted
  for (let n = 2; ; n++) if (!used.has(`${wanted}${join}${n}`.toLowerCase())) return `${wanted}${join}${n}`
}

/** Order key that puts an item at `index` among `siblings` (sorted by order, the item itself left out). */
export function orderAt(siblings: readonly { readonly order: string }[], index: number): string {
  const at = Math.max(0, Math.min(index, siblings.length))
  return generateKeyBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null)
}

export const set = (path: readonly string[], value: Json | undefined): Edit =>
  value === undefined ? { op: 'set', path: [...path] } : { op: 'set', path: [...path], value }
export const insert = (path: readonly string[], value: Json): Edit => ({ op: 'insert', path: [...path], value })
export const remove = (path: readonly string[]): Edit => ({ op: 'remove', path: [...path] })
