import type { Messages } from './en.ts'

export const de: Messages = {
  skip: 'Zum Inhalt',
  menu: 'Menü',
  account: 'Konto',
  language: (name) => `Sprache: ${name}`,
  switchTheme: 'Farbschema wechseln',
  openStudio: 'Studio öffnen',
  signOut: 'Abmelden',
  back: 'Zurück',
  loading: 'Wird geladen',
  offline: 'Keine Verbindung. Eingaben bleiben hier, bis sie zurück ist.',
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
