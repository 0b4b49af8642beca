import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  saved: (name) => `${name} gespeichert`,
  savedNew: (name) => `${name} angelegt`,
  started: (name) => `${name} gestartet`,
  noNotices: 'Keine Mitteilungen',
  allRead: 'Alle als gelesen markieren',
  record: 'Datensatz',
  deleted: (name) => `${name} gelöscht`,
  undo: 'Rückgängig',
  restored: (name) => `${name} ist wieder da`,
  stillReferenced: (count, name) =>
    plural(count, { one: `# Datensatz verweist noch auf ${name}.`, other: `# Datensätze verweisen noch auf ${name}.` }),
  failed: 'Das hat nicht geklappt.',
  leaveTitle: (count) =>
    plural(count, { one: 'Mit # ungespeicherten Feld verlassen?', other: 'Mit # ungespeicherten Feldern verlassen?' }),
  leaveLoss: 'Was auf dieser Seite geändert wurde, geht verloren.',
  leave: 'Verlassen',
  stay: 'Hier bleiben',
}
