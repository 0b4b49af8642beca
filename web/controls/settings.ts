import type { Control } from '#domain/components/document.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { ControlData, SettingsOf } from '#domain/controls/define.ts'
import type { Expressions } from './expressions.ts'

type Fields = ControlData['fields']

/** A control's configuration with expressions worked out and defaults in the place of what is absent. */
export function settingsOf(control: Control, fields: Fields, expressions: Expressions): SettingsOf<Fields> {
  const settings: { [name: string]: unknown } = {}
  for (const [name, field] of Object.entries(fields)) {
    const stored = control.config[name]
    const value = isFx(stored)
      ? expressions.value(stored.fx)
      : field.input === 'text' && field.template && typeof stored === 'string'
        ? expressions.text(stored)
        : stored
    // An expression for words may well give a number.
    const fitting =
      field.input === 'text' && value !== undefined && value !== null && typeof value !== 'string'
        ? String(value)
        : value
    settings[name] = fitting ?? field.default
  }
  return settings as SettingsOf<Fields>
}
