import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  title: 'Sortieren und filtern',
  sortBy: 'Sortieren nach',
  ownOrder: 'Übliche Reihenfolge',
  direction: 'Richtung',
  ascending: 'Aufsteigend',
  descending: 'Absteigend',
  clear: 'Alles aufheben',
  nothing: 'Nichts aufzuheben',
  done: 'Fertig',
  show: (count) => plural(count, { one: '# Ergebnis zeigen', other: '# Ergebnisse zeigen' }),
}
