import type { PropertyType } from '../components/property.ts'
import type { Command } from './commands.ts'
import type { ControlDefinition, ControlKind, Field } from './control.ts'
import type { Column, Filter, RowAction, SortEntry, TabPart } from './rows.ts'

/** A part with its expressions worked out. What a filter compares with and what a command takes is worked out where they are used. */
export type Settled<Part> = {
  readonly [Name in keyof Part]: Name extends 'command' | 'value'
    ? Part[Name]
    : Name extends 'format'
      ? Settled<Exclude<Part[Name], undefined>> | undefined
      : Exclude<Part[Name], { readonly fx: string }>
}

/** What an input writes into the configuration. */
type Written<F extends Field> = {
  text: string
  number: number
  toggle: boolean
  choice: F extends { readonly options: readonly (infer O)[] } ? O : never
  icon: string
  property: string
  component: string
  workflow: string
  columns: readonly Settled<Column>[]
  filters: readonly Settled<Filter>[]
  sort: readonly Settled<SortEntry>[]
  command: Command
  commands: readonly RowAction[]
  tabs: readonly Settled<TabPart>[]
  image: string
}[F['input']]

/** The configuration as a renderer gets it: expressions worked out, defaults filled in. Acts of rows are worked out per row. */
export type SettingsOf<Fields extends { readonly [name: string]: Field }> = {
  readonly [Name in keyof Fields]: 'default' extends keyof Fields[Name]
    ? Written<Fields[Name]>
    : Written<Fields[Name]> | undefined
}

type Given<Kind extends ControlKind, Fields> = {
  readonly kind: Kind
  readonly group: ControlDefinition['group']
  readonly icon: string
  readonly binds?: readonly PropertyType[]
  readonly fits?: readonly PropertyType[]
  readonly holds?: ControlDefinition['holds']
  readonly fields: Fields
}

/** A control kind but for its schema, which the registry makes from the fields: renderers read kinds too, and need no schema. */
export type ControlData = Omit<ControlDefinition, 'config'>

/** A kind as data; its fields keep their types, so that renderers know their configuration. */
export const defineControl = <const Kind extends ControlKind, const Fields extends { readonly [name: string]: Field }>(
  given: Given<Kind, Fields>,
) => ({ binds: [], fits: [], holds: 'nothing', ...given }) as const satisfies Omit<ControlDefinition<Kind>, 'config'>
