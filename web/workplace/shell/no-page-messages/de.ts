import type { Messages } from './en.ts'

export const de: Messages = {
  notFound: 'Diese Seite gibt es nicht',
  notFoundLead: 'Vielleicht ist die Adresse vertippt, oder die Seite ist weg.',
  forbidden: 'Kein Zugang zu dieser Seite',
  forbiddenLead: 'Zugang gibt, wer diese Website betreibt.',
  empty: 'Noch ist nichts veröffentlicht',
  emptyLead: 'Seiten erscheinen hier, sobald jemand sie veröffentlicht.',
  broken: 'Die Seite wurde nicht geladen',
  brokenLead: 'Nichts ist verloren. Gleich noch einmal versuchen.',
  tryAgain: 'Erneut versuchen',
  home: 'Zum Anfang',
}
