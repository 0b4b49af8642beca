import { controlTitle as titleOf } from '#domain/components/control-title.ts'
import type { Control } from '#domain/components/document.ts'
import type { Model } from '#domain/components/model.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import type { PropertyType } from '#domain/components/property.ts'
import { messages } from './messages.ts'

/** The drawing of a property type, as icons are named. */
export const typeIcon = (type: PropertyType): string => `t-${type}`

/** What people call a control, in the reader's words where it has none of its own. */
export const controlTitle = (control: Control, model: Model): string =>
  titleOf(control, model) || messages.t.kinds[control.kind]

/** A control's drawing: that of the property it shows, else its kind's. */
export function controlIcon({ kind, config }: Control, model: Model): string {
  const property = config['property']
  const bound = typeof property === 'string' ? model.properties[property] : undefined
  return bound ? typeIcon(bound.type) : CONTROLS[kind].icon
}
