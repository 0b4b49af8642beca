import type { Control } from '#domain/components/document.ts'
import type { Model } from '#domain/components/model.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import type { PropertyType } from '#domain/components/property.ts'
import { messages } from './messages.ts'

/** The drawing of a property type, as icons are named. */
export const typeIcon = (type: PropertyType): string => `t-${type}`

/** What people call a control: its words, the property it shows, else its name. */
export function controlTitle({ kind, name, config }: Control, model: Model): string {
  for (const entry of ['label', 'title', 'text']) {
    const words = config[entry]
    if (typeof words === 'string' && words.trim() !== '') return words.split('\n')[0]?.slice(0, 60) ?? name
  }
  const property = config['property']
  const bound = typeof property === 'string' ? model.properties[property]?.title : undefined
  return bound ?? (name || messages.t.kinds[kind])
}

/** A control's drawing: that of the property it shows, else its kind's. */
export function controlIcon({ kind, config }: Control, model: Model): string {
  const property = config['property']
  const bound = typeof property === 'string' ? model.properties[property] : undefined
  return bound ? typeIcon(bound.type) : CONTROLS[kind].icon
}
