import type { Control } from '../components/document.ts'
import type { Json } from '../lib/json.ts'
import type { Field } from './control.ts'
import { CONTROLS } from './registry.ts'

/** The value a control's entry has: the stored one, or its default; null where it has neither. */
export function entryOf({ kind, config }: Pick<Control, 'kind' | 'config'>, name: string): Json {
  const fields: { readonly [name: string]: Field } = CONTROLS[kind].fields
  return config[name] ?? fields[name]?.default ?? null
}
