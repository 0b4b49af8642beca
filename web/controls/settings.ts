import type { Control } from '#domain/components/document.ts'
import type { ControlData, SettingsOf } from '#domain/controls/define.ts'
import type { Expressions } from './expressions.ts'

type Fields = ControlData['fields']

/** A control's configuration with expressions worked out and defaults in the place of what is absent. */
export function settingsOf(control: Control, fields: Fields, expressions: Expressions): SettingsOf<Fields> {
  const config = expressions.settled(control)
  const settings = Object.entries(fields).map(([name, field]) => [name, config[name] ?? field.default])
  return Object.fromEntries(settings) as SettingsOf<Fields>
}
