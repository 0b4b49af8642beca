import * as v from 'valibot'
import type { PropertyType } from '../components/property.ts'
import type { JsonObject } from '../lib/json.ts'
import { Id } from '../lib/names.ts'
import { Command } from './commands.ts'
import { Fx, type ControlDefinition, type ControlKind, type Field } from './control.ts'
import { Column, Filter, RowAction, SortEntry, TabPart } from './rows.ts'

/** What an input writes into the configuration. */
type Written<F extends Field> = {
  text: string
  number: number
  toggle: boolean
  choice: F extends { readonly options: readonly (infer O)[] } ? O : never
  icon: string
  property: string
  component: string
  columns: readonly Column[]
  filters: readonly Filter[]
  sort: readonly SortEntry[]
  command: Command
  commands: readonly RowAction[]
  tabs: readonly TabPart[]
  image: string
}[F['input']]

/** The stored configuration of a control with these fields. Everything may be absent: its default holds. */
export type ConfigOf<Fields extends { readonly [name: string]: Field }> = {
  readonly [Name in keyof Fields]?:
    | Written<Fields[Name]>
    | ('fx' extends keyof Fields[Name] ? { readonly fx: string } : never)
}

const text = (max: number) => v.pipe(v.string(), v.maxLength(max))

/** The schema of one entry's written value. */
function writtenSchema(field: Field): v.GenericSchema<unknown, unknown> {
  switch (field.input) {
    case 'text':
      return text(field.multiline || field.template ? 20_000 : 2_000)
    case 'number':
      return v.pipe(
        v.number(),
        v.minValue(field.min ?? Number.MIN_SAFE_INTEGER),
        v.maxValue(field.max ?? Number.MAX_SAFE_INTEGER),
      )
    case 'toggle':
      return v.boolean()
    case 'choice':
      return v.picklist(field.options)
    case 'icon':
      return v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))
    case 'property':
    case 'component':
      return Id
    case 'columns':
      return v.pipe(v.array(Column), v.maxLength(60))
    case 'filters':
      return v.pipe(v.array(Filter), v.maxLength(20))
    case 'sort':
      return v.pipe(v.array(SortEntry), v.maxLength(5))
    case 'command':
      return Command
    case 'commands':
      return v.pipe(v.array(RowAction), v.maxLength(12))
    case 'tabs':
      return v.pipe(v.array(TabPart), v.maxLength(12))
    case 'image':
      return v.pipe(v.string(), v.maxLength(2_000), v.regex(/^(https:\/\/|\/(?!\/))/, 'image_address_malformed'))
  }
}

function schemaOf(fields: { readonly [name: string]: Field }): v.GenericSchema<unknown, JsonObject> {
  const entries = Object.entries(fields).map(([name, field]) => {
    const written = writtenSchema(field)
    return [name, v.optional(field.fx === undefined ? written : v.union([written, Fx]))] as const
  })
  // Every entry's schema gives JSON, and an absent one is absent.
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.GenericSchema<unknown, JsonObject>
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

/** A kind with its schema made from its fields; the fields keep their types, so that renderers know their configuration. */
export function defineControl<const Kind extends ControlKind, const Fields extends { readonly [name: string]: Field }>(
  given: Given<Kind, Fields>,
) {
  return {
    binds: [],
    fits: [],
    holds: 'nothing',
    ...given,
    config: schemaOf(given.fields),
  } as const satisfies ControlDefinition<Kind>
}
