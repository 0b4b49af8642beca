import type { Control } from '../components/document.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Field, ValueField } from './control.ts'
import { EVERY_KIND } from './every-kind.ts'
import { fit } from './expectation.ts'
import { isFx } from './fx.ts'
import { PARTS, partsOf, type PartField } from './part-fields.ts'
import type { Settled } from './define.ts'
import type { RowAction } from './rows.ts'

/** How expressions and words with expressions are worked out. */
export type Work = {
  readonly evaluate: (text: string) => Json
  readonly fill: (template: string) => string
}

/**
 * A control's configuration with what the page decides worked out and made fit; what does not fit is left out, so that its default
 * holds. Commands, values of filters and acts of rows stay as they are: they are worked out when they are asked for.
 */
export function settle({ kind, config }: Pick<Control, 'kind' | 'config'>, work: Work): JsonObject {
  const fields: { readonly [name: string]: Field } = EVERY_KIND[kind].fields
  return mapped(config, (stored, name) => {
    const field = fields[name]
    if (field === undefined) return stored
    if (field.input === 'text' && field.template && typeof stored === 'string') return work.fill(stored)
    const parts = partsOf(field.input)
    if (parts === null) return settled(field as ValueField, stored, work)
    return parts.perRow || !Array.isArray(stored)
      ? stored
      : stored.map((part: Json) => settledPart(parts.fields, part, work))
  })
}

/** The acts that are offered on a row, worked out for it. One whose condition comes to nothing is not. */
export const settleActs = (actions: readonly RowAction[], work: Work): Settled<RowAction>[] =>
  actions.flatMap((action) => {
    const part = settledPart(PARTS.commands.fields, action as unknown as Json, work) as unknown as Settled<RowAction>
    const hidden = isFx(action.visible) ? part.visible !== true : part.visible === false
    // An act needs words, whatever its expression came to.
    return hidden ? [] : [{ ...part, title: part.title ?? '…' }]
  })

type PartFields = { readonly [name: string]: PartField }

const settledPart = (fields: PartFields, part: Json, work: Work): Json =>
  isObject(part)
    ? mapped(part, (stored, name) => {
        const field = fields[name]
        if (field === undefined || field.input === 'fixed') return stored
        return field.input === 'group' ? settledPart(field.fields, stored, work) : settled(field, stored, work)
      })
    : part

const settled = (field: ValueField, stored: Json, { evaluate }: Work): Json | undefined =>
  isFx(stored) ? fit(field, evaluate(stored.fx)) : stored

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Entries with other values; those without one are left out. */
function mapped(entries: JsonObject, change: (value: Json, name: string) => Json | undefined): JsonObject {
  const changed = Object.entries(entries).flatMap(([name, value]) => {
    const next = change(value, name)
    return next === undefined ? [] : [[name, next] as const]
  })
  return Object.fromEntries(changed)
}
