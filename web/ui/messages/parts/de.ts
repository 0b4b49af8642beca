import { pluralIn } from '../plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  required: 'Pflichtfeld',
  optional: 'Optional',
  close: 'Schließen',
  clear: 'Leeren',
  loading: 'Wird geladen',
  remove: (name) => `${name} entfernen`,
  dismiss: 'Ausblenden',
  notifications: 'Benachrichtigungen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  notANumber: 'Eine Zahl eingeben, zum Beispiel 1.234,50',
  noMatch: (query) => (query === '' ? 'Nichts zur Auswahl' : `Nichts passt zu „${query}“`),
  loadFailed: 'Die Liste wurde nicht geladen. Erneut versuchen',
  results: (count) => plural(count, { one: '# Ergebnis', other: '# Ergebnisse' }),
  chosen: (count) => plural(count, { one: '# ausgewählt', other: '# ausgewählt' }),
  typeToConfirm: (word) => `Zum Fortfahren „${word}“ eingeben`,
  pageRange: (from, to) => `${from} bis ${to}`,
  pageRangeOf: (from, to, total) => `${from} bis ${to} von ${total}`,
  previousPage: 'Vorherige Seite',
  nextPage: 'Nächste Seite',
  rowsPerPage: 'Zeilen pro Seite',
  breadcrumbs: 'Pfad',
  resize: 'Größe ändern',
  dropFiles: 'Dateien hierher ziehen oder',
  dropFile: 'Datei hierher ziehen oder',
  chooseFiles: 'Dateien auswählen',
  chooseFile: 'Datei auswählen',
  uploading: (name) => `${name} wird hochgeladen`,
  commands: 'Befehle',
  findCommand: 'Befehl oder Ort finden',
}
