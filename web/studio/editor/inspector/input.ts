import type { ComponentChildren } from 'preact'
import type { CommandField } from '#domain/controls/commands/command.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { Wiring } from '#web/ui/field.tsx'

/** Where an entry stands: what is set beside it and what its expressions may name. */
export type InputPlace = {
  /** The entries beside it: of the control, or of the command. */
  readonly config: JsonObject
  readonly scope: Scope
  /** The component whose row `record` is; null where no row is at hand. */
  readonly rows: string | null
  /** The component that columns, filters and sorting go through. */
  readonly over: string | null
  readonly draw: DrawInput
}

export type InputProps<Of extends CommandField = CommandField> = {
  readonly field: Of
  readonly label: string
  readonly wiring: Wiring
  readonly value: Json | undefined
  /** `undefined` goes back to the default. */
  readonly onChange: (value: Json | undefined) => void
  readonly place: InputPlace
}

/** Draws the input for any entry; handed down, since commands hold entries of their own. */
export type DrawInput = (props: InputProps) => ComponentChildren

export type FieldOf<Input extends CommandField['input']> = Extract<CommandField, { readonly input: Input }>
