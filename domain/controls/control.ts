import * as v from 'valibot'
import type { PropertyType } from '../components/property.ts'
import type { Json, JsonObject } from '../lib/json.ts'

/** Every control there is, in the order of the palette. */
export const CONTROL_KINDS = [
  'panel',
  'grid',
  'tabs',
  'label',
  'image',
  'hyperlink',
  'button',
  'text-field',
  'text-area',
  'password',
  'number',
  'checkbox',
  'switch',
  'select',
  'multiselect',
  'radio',
  'date',
  'time',
  'date-time',
  'file',
  'data-grid',
  'confirmation',
] as const
export type ControlKind = (typeof CONTROL_KINDS)[number]
export const ControlKindName = v.picklist(CONTROL_KINDS)

/** A value of a control's property: written down, or worked out from a CEL expression. */
export type Bound<T> = T | { readonly fx: string }
export const Fx = v.strictObject({ fx: v.pipe(v.string(), v.maxLength(2_000)) })
export { isFx } from './fx.ts'

/** The schema of a value that may be worked out. */
export const boundTo = <Written extends v.GenericSchema<unknown, unknown>>(written: Written) =>
  v.lazy((input): Written | typeof Fx => (typeof input === 'object' && input !== null && 'fx' in input ? Fx : written))

/** Any control's configuration as stored; its kind's schema says what may be in it (`registry.ts`: `checkConfig`). */
export const ControlConfig = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/**
 * One entry of a control's inspector. The inspector renders from it, the validator and the expression checker read it, so a new
 * control needs no inspector code. `label`s and help come from the dictionary by `<kind>.<name>`, falling back to `common.<name>`.
 */
export type Field = ValueField | WrittenField

type Entry = {
  readonly section: 'content' | 'behaviour' | 'layout' | 'style' | 'data' | 'actions'
  /** Value when nothing is stored. */
  readonly default?: Json
}

/** An entry that holds one value: written down, or worked out from an expression (`expectation.ts` says of which type). */
export type ValueField = Entry &
  (
    | {
        readonly input: 'text'
        readonly multiline?: boolean
        readonly placeholder?: string
        readonly template?: boolean
        /** The only texts it takes. */
        readonly pattern?: RegExp
      }
    | {
        readonly input: 'number'
        readonly min?: number
        readonly max?: number
        readonly unit?: string
        readonly integer?: boolean
      }
    | { readonly input: 'toggle' }
    | { readonly input: 'choice'; readonly options: readonly string[]; readonly look?: 'segments' | 'select' }
    | { readonly input: 'icon' }
    | { readonly input: 'image' }
  )

/** An entry that is only ever written; `WRITTEN_ONLY` says why of each input. */
export type WrittenField = Entry &
  /** A property of the page's component, of one of the given types. */
  (
    | { readonly input: 'property'; readonly types: readonly PropertyType[] }
    | { readonly input: 'component' }
    /** A workflow of the component chosen in `of`; of the page's own where nothing is. */
    | { readonly input: 'workflow'; readonly of?: string }
    /** Columns of a data grid over the component chosen in `of`. */
    | { readonly input: 'columns'; readonly of: string }
    | { readonly input: 'filters'; readonly of: string }
    | { readonly input: 'sort'; readonly of: string }
    /** One command (see `commands.ts`); `row` adds the clicked record to its scope. */
    | { readonly input: 'command'; readonly row?: boolean }
    | { readonly input: 'commands'; readonly row?: boolean }
    | { readonly input: 'tabs' }
  )

/** A control kind: what the palette shows, what it binds to, what may be set. The look is in `web/controls/<kind>.tsx`. */
export type ControlDefinition<Kind extends ControlKind = ControlKind> = {
  readonly kind: Kind
  readonly group: 'layout' | 'display' | 'input' | 'data' | 'action'
  readonly icon: string
  /** Property types it can be bound to by its `property` entry; empty for unbound controls. */
  readonly binds: readonly PropertyType[]
  /** Property types for which this control is the one made when the property is dropped on a page. */
  readonly fits: readonly PropertyType[]
  /** Holds other controls: not at all, in one part, or in one part per tab. */
  readonly holds: 'nothing' | 'children' | 'slots'
  readonly fields: { readonly [name: string]: Field }
  readonly config: v.GenericSchema<unknown, JsonObject>
}
