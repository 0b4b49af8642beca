import { formatList } from '#web/ui/format/lists.ts'
import type { Messages } from './en.ts'

export const de: Messages = {
  comment: 'Kommentar',
  commentFor: (answers) => `Nötig für ${formatList(answers)}`,
  commentNeeded: (answer) => `„${answer}“ braucht einen Kommentar. Schreiben, warum.`,
  faster: (by, answer) => `${by} war schneller: ${answer}.`,
  offline: 'Keine Verbindung. Die Antwort ging nicht raus; noch einmal versuchen, sobald sie zurück ist.',
  failed: 'Die Antwort wurde nicht angenommen. Noch einmal versuchen.',
  by: (when) => `Antwort bis ${when}`,
  late: (when) => `War fällig: ${when}`,
  waiting: (people) => `Wartet auf ${formatList(people)}`,
  none: 'Kein Workflow arbeitet an diesem Datensatz.',
  sample: 'Hier erscheinen Fragen von Workflows zum Datensatz.',
  unsaved: 'Erst den Datensatz speichern.',
  loadFailed: 'Der Stand wurde nicht geladen.',
  tryAgain: 'Erneut versuchen',
  states: {
    queued: 'In der Schlange',
    running: 'Läuft',
    waiting: 'Wartet',
    paused: 'Angehalten',
    undoing: 'Wird zurückgenommen',
    succeeded: 'Fertig',
    failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen',
  },
}
