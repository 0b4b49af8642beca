import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  yes: 'Ja',
  no: 'Nein',
  notSet: 'nicht gesetzt',
  any: 'Alle',
  choose: 'Auswählen',
  noRecords: 'Hier ist noch nichts',
  noMatches: 'Nichts passt zum Filter',
  clearFilters: 'Filter aufheben',
  loadFailed: 'Die Datensätze wurden nicht geladen.',
  tryAgain: 'Erneut versuchen',
  reload: 'Neu laden',
  searchRows: 'Suchen',
  add: 'Hinzufügen',
  actions: 'Aktionen',
  rowActions: (row) => `Aktionen für ${row}`,
  selectRow: (row) => `${row} auswählen`,
  selectAll: 'Alle auf dieser Seite auswählen',
  selected: (count) => plural(count, { one: '# ausgewählt', other: '# ausgewählt' }),
  clearSelection: 'Aufheben',
  sort: 'Sortieren',
  filter: 'Filtern',
  sortBy: (column) => `Nach ${column} sortieren`,
  filterBy: (column) => `${column} filtern`,
  from: 'Von',
  to: 'Bis',
  since: (from) => `Seit ${from}`,
  until: (to) => `Bis ${to}`,
  apply: 'Anwenden',
  newRows: (count) => plural(count, { one: '# neu', other: '# neu' }),
  noComponent: 'Eine Komponente wählen, um ihre Datensätze zu zeigen.',
  noColumns: 'Eine Spalte hinzufügen.',
}
