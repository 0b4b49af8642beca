import { PROPERTY_KINDS } from '../components/property-types.ts'
import type { Property } from '../components/model.ts'
import type { Control } from '../components/document.ts'
import { fieldProblems } from '../lib/issues.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import * as v from 'valibot'
import { CONTROL_KINDS, type ControlDefinition, type ControlKind } from './control.ts'
import { button } from './kinds/button.ts'
import { checkbox } from './kinds/checkbox.ts'
import { dataGrid } from './kinds/data-grid.ts'
import { date } from './kinds/date.ts'
import { dateTime } from './kinds/date-time.ts'
import { file } from './kinds/file.ts'
import { grid } from './kinds/grid.ts'
import { hyperlink } from './kinds/hyperlink.ts'
import { image } from './kinds/image.ts'
import { label } from './kinds/label.ts'
import { multiselect } from './kinds/multiselect.ts'
import { number } from './kinds/number.ts'
import { panel } from './kinds/panel.ts'
import { password } from './kinds/password.ts'
import { radio } from './kinds/radio.ts'
import { select } from './kinds/select.ts'
import { switchControl } from './kinds/switch.ts'
import { tabs } from './kinds/tabs.ts'
import { textArea } from './kinds/text-area.ts'
import { textField } from './kinds/text-field.ts'
import { time } from './kinds/time.ts'
import { schemaOf } from './schema.ts'

const withSchema = <const Kind extends ControlKind>(
  data: Omit<ControlDefinition<Kind>, 'config'>,
): ControlDefinition<Kind> => ({
  ...data,
  config: schemaOf(data.fields),
})

/** Every control kind. Adding one is a file beside the others, an entry here, and what no longer compiles. */
export const CONTROLS: { readonly [Kind in ControlKind]: ControlDefinition<Kind> } = {
  panel: withSchema(panel),
  grid: withSchema(grid),
  tabs: withSchema(tabs),
  label: withSchema(label),
  image: withSchema(image),
  hyperlink: withSchema(hyperlink),
  button: withSchema(button),
  'text-field': withSchema(textField),
  'text-area': withSchema(textArea),
  password: withSchema(password),
  number: withSchema(number),
  checkbox: withSchema(checkbox),
  switch: withSchema(switchControl),
  select: withSchema(select),
  multiselect: withSchema(multiselect),
  radio: withSchema(radio),
  date: withSchema(date),
  time: withSchema(time),
  'date-time': withSchema(dateTime),
  file: withSchema(file),
  'data-grid': withSchema(dataGrid),
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
