import type { Messages } from './en.ts'

export const de: Messages = {
  skip: 'Zum Inhalt',
  menu: 'Menü',
  account: 'Konto',
  inbox: 'Eingang',
  notices: 'Mitteilungen',
  language: (name) => `Sprache: ${name}`,
  switchTheme: 'Farbschema wechseln',
  openStudio: 'Studio öffnen',
  signOut: 'Abmelden',
  back: 'Zurück',
  loading: 'Wird geladen',
  offline: 'Keine Verbindung. Eingaben bleiben hier, bis sie zurück ist.',
}
