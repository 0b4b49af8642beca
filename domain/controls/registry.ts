import { PROPERTY_KINDS } from '../components/property-types.ts'
import type { Property } from '../components/model.ts'
import type { Control } from '../components/document.ts'
import { fieldProblems } from '../lib/issues.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import * as v from 'valibot'
import { CONTROL_KINDS, type ControlDefinition, type ControlKind } from './control.ts'
import { EVERY_KIND } from './every-kind.ts'
import { schemaOf } from './schema.ts'

const withSchema = <const Kind extends ControlKind>(
  data: Omit<ControlDefinition<Kind>, 'config'>,
): ControlDefinition<Kind> => ({
  ...data,
  config: schemaOf(data.fields),
})

/** Every control kind. Adding one is a file beside the others, an entry in `every-kind.ts`, and what no longer compiles. */
export const CONTROLS: { readonly [Kind in ControlKind]: ControlDefinition<Kind> } = {
  panel: withSchema(EVERY_KIND.panel),
  grid: withSchema(EVERY_KIND.grid),
  tabs: withSchema(EVERY_KIND.tabs),
  label: withSchema(EVERY_KIND.label),
  image: withSchema(EVERY_KIND.image),
  hyperlink: withSchema(EVERY_KIND.hyperlink),
  button: withSchema(EVERY_KIND.button),
  'text-field': withSchema(EVERY_KIND['text-field']),
  'text-area': withSchema(EVERY_KIND['text-area']),
  password: withSchema(EVERY_KIND.password),
  number: withSchema(EVERY_KIND.number),
  checkbox: withSchema(EVERY_KIND.checkbox),
  switch: withSchema(EVERY_KIND.switch),
  select: withSchema(EVERY_KIND.select),
  multiselect: withSchema(EVERY_KIND.multiselect),
  radio: withSchema(EVERY_KIND.radio),
  date: withSchema(EVERY_KIND.date),
  time: withSchema(EVERY_KIND.time),
  'date-time': withSchema(EVERY_KIND['date-time']),
  file: withSchema(EVERY_KIND.file),
  'data-grid': withSchema(EVERY_KIND['data-grid']),
  confirmation: withSchema(EVERY_KIND.confirmation),
}

/** The kind and configuration of the control that a property becomes when it is dropped on a page. */
export function controlFor(property: Property): { kind: ControlKind; config: JsonObject } {
  return { kind: kindFor(property), config: { property: property.id } }
}

function kindFor(property: Property): ControlKind {
  if ((property.type === 'string' || property.type === 'integer') && property.options)
    return property.options.length <= 4 ? 'radio' : 'select'
  if (property.type === 'string' && property.multiline) return 'text-area'
  return CONTROL_KINDS.find((kind) => CONTROLS[kind].fits.includes(property.type)) ?? 'text-field'
}

/** Whether a control of this kind may show the property. A string or whole number is a choice only where it has options. */
export function mayBind(kind: ControlKind, property: Property): boolean {
  if (!CONTROLS[kind].binds.includes(property.type)) return false
  if (kind !== 'select' && kind !== 'radio') return true
  return (
    property.type === 'catalog' ||
    property.type === 'boolean' ||
    (property.type in PROPERTY_KINDS && 'options' in property && Boolean(property.options))
  )
}

/** What is wrong with a control's configuration by itself; paths start at the control. References are `referencesIn`'s matter. */
export function checkConfig(control: Pick<Control, 'kind' | 'config'>): Problem[] {
  const parsed = v.safeParse(CONTROLS[control.kind].config, control.config)
  if (parsed.success) return []
  return fieldProblems(parsed.issues).map(({ path, code, params }) => ({
    code,
    severity: 'error',
    path: ['config', ...path.split('.').filter(Boolean)],
    ...(params ? { params: params as NonNullable<Problem['params']> } : {}),
  }))
}
