import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  save: 'Speichern',
  discard: 'Verwerfen',
  changed: (count) =>
    plural(count, { one: '# Feld geändert, nicht gespeichert', other: '# Felder geändert, nicht gespeichert' }),
  notSaved: (count) =>
    plural(count, {
      one: 'Noch nicht gespeichert. # Feld braucht einen Blick:',
      other: 'Noch nicht gespeichert. # Felder brauchen einen Blick:',
    }),
  saveFailed: 'Nicht gespeichert.',
  offline: 'Keine Verbindung. Nichts geht verloren: Wieder speichern, sobald sie zurück ist.',
  conflictTitle: 'Jemand anderes hat diesen Datensatz zuerst gespeichert',
  conflictLead: (when, by) =>
    `Gespeichert ${when}${by === null ? '' : ` von ${by}`}. Für jedes Feld, das beide geändert haben, wählen, was gilt.`,
  conflictNone: 'Es wurden verschiedene Felder geändert: beides bleibt.',
  mine: 'Meins',
  theirs: 'Das andere',
  goOn: 'Mit diesen Werten weiter',
  reloadTheirs: 'Das andere übernehmen',
  notAFile: 'Dieser Dateityp ist nicht erlaubt.',
  tooLarge: (max) => `Höchstens ${max}.`,
  fileLimit: (types, max) => [types, max === '' ? '' : `bis ${max}`].filter(Boolean).join(', '),
  stopUpload: (name) => `Hochladen von ${name} abbrechen`,
  removeFile: (name) => `${name} entfernen`,
  uploadFailed: (name) => `${name} wurde nicht hochgeladen.`,
  uploadFirst: 'Warten, bis die Datei hochgeladen ist.',
}
