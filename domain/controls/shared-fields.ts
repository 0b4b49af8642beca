import type { PropertyType } from '../components/property.ts'
import type { Field } from './control.ts'

/** Columns of twelve a control takes on a wide screen. */
export const span = (size: number) =>
  ({
    section: 'layout',
    input: 'number',
    min: 1,
    max: 12,
    integer: true,
    unit: '/ 12',
    default: size,
  }) as const satisfies Field

export const visible = { section: 'behaviour', input: 'toggle', default: true } as const satisfies Field
export const disabled = { section: 'behaviour', input: 'toggle', default: false } as const satisfies Field

/** What every control that holds a value has. Bound to no property it is a plain value of the page by its name. */
export const inputFields = <const Types extends readonly PropertyType[]>(types: Types, size: number) =>
  ({
    property: { section: 'data', input: 'property', types },
    label: { section: 'content', input: 'text' },
    help: { section: 'content', input: 'text' },
    visible,
    required: { section: 'behaviour', input: 'toggle' },
    disabled,
    readOnly: { section: 'behaviour', input: 'toggle', default: false },
    span: span(size),
  }) as const satisfies { readonly [name: string]: Field }

export const placeholder = { section: 'content', input: 'text' } as const satisfies Field
