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
  offline: 'Keine Verbindung. Was Sie eingeben, bleibt hier, bis Sie wieder online sind.',
  notFound: 'Diese Seite gibt es nicht',
  notFoundLead: 'Vielleicht ist die Adresse vertippt, oder die Seite ist weg.',
  forbidden: 'Diese Seite ist für Sie nicht offen',
  forbiddenLead: 'Fragen Sie, wer diese Website betreibt, nach Zugang.',
  empty: 'Noch ist nichts veröffentlicht',
  emptyLead: 'Seiten erscheinen hier, sobald jemand sie veröffentlicht.',
  broken: 'Die Seite wurde nicht geladen',
  brokenLead: 'Nichts ist verloren. Versuchen Sie es gleich noch einmal.',
  tryAgain: 'Erneut versuchen',
  home: 'Zum Anfang',
}
