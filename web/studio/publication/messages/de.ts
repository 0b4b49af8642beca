import type { PropertyType } from '#domain/components/property.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'
import { types } from '../../messages/types/de.ts'

const plural = pluralIn('de')
/** How many rows, and what of them; nothing where there are none. */
const rows = (params: PlannedChange['params'], what = '') => {
  const n = Number(params['rows'] ?? params['lost'] ?? 0)
  return n === 0 ? '' : `${plural(n, { one: ', # Zeile', other: ', # Zeilen' })}${what}`
}

/** A type as the editor calls it. */
const typeName = (name: string | number | undefined) => types[name as PropertyType] ?? name ?? ''

const changes: Messages['changes'] = {
  table_added: () => 'neue Tabelle',
  table_set_aside: (p) => `entfernt${rows(p)}, beiseitegelegt`,
  table_renamed: (p) => `bisher ${p['from'] ?? ''}`,
  property_added: (p) => `neu, ${typeName(p['type'])}`,
  property_set_aside: (p) => `entfernt${rows(p, ' mit Wert')}, beiseitegelegt`,
  property_revived: (p) => `wieder da${rows(p, ' behalten ihren Wert')}`,
  property_renamed: (p) => `bisher ${p['from'] ?? ''}, jede Zeile behält ihren Wert`,
  type_changed: (p) => `${typeName(p['from'])} wird ${typeName(p['to'])}${rows(p)}`,
  required_added: () => 'jetzt Pflicht',
  required_removed: () => 'nicht mehr Pflicht',
  constraint_changed: () => 'Grenzen geändert',
  options_changed: () => 'Auswahl geändert',
  unique_added: () => 'kein Wert darf zweimal vorkommen',
  unique_removed: () => 'Werte dürfen mehrfach vorkommen',
  index_added: () => 'Index zum Filtern und Sortieren',
  index_removed: () => 'Index nicht mehr nötig',
  relation_changed: () => 'verweist auf eine andere Komponente',
}

const stages: Messages['stages'] = {
  lock: 'Entwürfe einfrieren',
  validate: 'Prüfen',
  plan: 'Mit den Tabellen vergleichen',
  store: 'Version ablegen',
  index: 'Indexe bauen',
  migrate: 'Tabellen ändern',
  switch: 'Live schalten',
}

export const de: Messages = {
  title: 'Veröffentlichen',
  release: (n) => `Version ${n}`,
  rollbackTo: (n) => `Zurück zu Version ${n}`,
  chosen: 'Was veröffentlicht wird',
  nothing: 'Alles ist live',
  nothingHelp: 'Erst eine Komponente oder eine Website ändern.',
  openComponents: 'Zu den Komponenten',
  summary: (tables, documents) =>
    `${plural(tables, { one: '# Änderung an Tabellen', other: '# Änderungen an Tabellen' })}, ${plural(documents, { one: '# Dokument', other: '# Dokumente' })}.`,
  loses: (n) =>
    plural(n, {
      one: 'Eine Änderung verliert Daten und braucht Zustimmung.',
      other: '# Änderungen verlieren Daten und brauchen Zustimmung.',
    }),
  blocked: (n) =>
    plural(n, { one: 'Eine Änderung ist noch nicht möglich.', other: '# Änderungen sind noch nicht möglich.' }),
  live: 'Live',
  next: 'Nächste',
  none: 'Noch keine',
  tables: 'Änderungen an Tabellen',
  noTables: 'Keine Tabelle ändert sich.',
  changes,
  safety: { safe: 'Sicher', loses: 'Verliert Daten', blocked: 'Blockiert' },
  safeCount: (n) => plural(n, { one: '# sicher', other: '# sicher' }),
  losesCount: (n) => plural(n, { one: '# verliert Daten', other: '# verlieren Daten' }),
  blockedCount: (n) => plural(n, { one: '# blockiert', other: '# blockiert' }),
  aside: 'Werte werden beiseitegelegt, nicht gelöscht: Zurücksetzen bringt sie wieder.',
  checked: 'Ich habe das geprüft',
  inTheWay: 'Im Weg:',
  inTheWayOf: (shown, all) => `Im Weg, ${shown} von ${all}:`,
  documents: 'Dokumente',
  documentChange: { added: 'neu', changed: 'geändert', removed: 'entfernt' },
  depends: 'Was davon abhängt',
  noDependents: 'Nichts anderes verweist darauf.',
  dependentState: { unchanged: 'Geprüft, unverändert', changed: 'Ändert sich mit', broken: 'Ginge kaputt' },
  problems: 'Probleme',
  note: 'Notiz',
  noteHelp: 'Was sich geändert hat, für den Verlauf.',
  publish: 'Veröffentlichen',
  rollback: 'Zurücksetzen',
  publishing: 'Wird veröffentlicht',
  rollingBack: 'Wird zurückgesetzt',
  undoing: 'Wird rückgängig gemacht',
  stages,
  ofCount: (done, of) => `${done} von ${of}`,
  nothingYet: 'Bis zum letzten Schritt ist nichts live.',
  stop: 'Anhalten und rückgängig',
  done: (n) => (n === undefined ? 'Fertig' : `Version ${n} ist live`),
  undone: 'Rückgängig gemacht. Live ist alles wie zuvor.',
  stopped: 'Angehalten und rückgängig gemacht. Live ist alles wie zuvor.',
  openWorkplace: 'Workplace öffnen',
  planAgain: 'Neu ansehen',
  planChanged: 'Inzwischen hat jemand einen Entwurf geändert. Das ist jetzt der Plan.',
  running: 'Es läuft eine andere Veröffentlichung. Warten, bis sie fertig ist.',
  releases: 'Versionen',
  allPeople: 'Alle Personen',
  noReleases: 'Noch keine Version',
  noReleasesHelp: 'Die erste Veröffentlichung wird Version 1.',
  badge: { live: 'Live', rolled_back: 'Zurückgesetzt', publishing: 'Läuft' },
  rollBackToThis: 'Hierher zurück',
  rollbackFoot: 'Zurücksetzen schaltet diese Version wieder live. Zeilen bleiben, wie sie sind.',
  cancelRollback: 'Zurück zu den Entwürfen',
  fixFirst: 'Zuerst die Probleme lösen',
  confirmFirst: 'Zuerst bestätigen, was Daten verliert',
  system: 'System',
}
