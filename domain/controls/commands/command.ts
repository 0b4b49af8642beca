import type * as v from 'valibot'
import type { Field } from '../control.ts'

export const COMMAND_KINDS = ['save', 'open', 'back', 'refresh', 'delete', 'start-workflow'] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

/** An entry of a command's form in the inspector; `then` is a command to go on with, `page` a page of the component chosen in `of`. */
export type CommandField =
  | Field
  | { readonly input: 'then' }
  | { readonly input: 'page'; readonly of: string }
  /** Without one: a new record, or that of the page or row. */
  | { readonly input: 'record'; readonly without: 'new' | 'given' }
  | { readonly input: 'params' }

/** A command kind: what may be set. What it does is the host's: `web/controls/runtime.ts`. */
export type CommandDefinition<Kind extends CommandKind> = {
  readonly kind: Kind
  readonly icon: string
  readonly fields: { readonly [name: string]: CommandField }
  readonly config: v.GenericSchema<unknown, { kind: Kind }>
}

export const defineCommand = <
  const Kind extends CommandKind,
  Schema extends v.GenericSchema<unknown, { kind: Kind }>,
>(definition: {
  readonly kind: Kind
  readonly icon: string
  readonly fields: { readonly [name: string]: CommandField }
  readonly config: Schema
}) => definition
