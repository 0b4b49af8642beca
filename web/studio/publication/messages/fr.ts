import type { PropertyType } from '#domain/components/property.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'
import { types } from '../../messages/types/fr.ts'

const plural = pluralIn('fr')
/** How many rows, and what of them; nothing where there are none. */
const rows = (params: PlannedChange['params'], what = '') => {
  const n = Number(params['rows'] ?? params['lost'] ?? 0)
  return n === 0 ? '' : `${plural(n, { one: ', # ligne', other: ', # lignes' })}${what}`
}

/** A type as the editor calls it. */
const typeName = (name: string | number | undefined) => types[name as PropertyType] ?? name ?? ''

const changes: Messages['changes'] = {
  table_added: () => 'nouvelle table',
  table_set_aside: (p) => `retirée${rows(p)}, mise de côté`,
  table_renamed: (p) => `avant : ${p['from'] ?? ''}`,
  property_added: (p) => `nouvelle, ${typeName(p['type'])}`,
  property_set_aside: (p) => `retirée${rows(p, ' avec une valeur')}, mise de côté`,
  property_revived: (p) => `de retour${rows(p, ' gardent leur valeur')}`,
  property_renamed: (p) => `avant : ${p['from'] ?? ''}, chaque ligne garde sa valeur`,
  type_changed: (p) => `${typeName(p['from'])} devient ${typeName(p['to'])}${rows(p)}`,
  required_added: () => 'désormais obligatoire',
  required_removed: () => 'n’est plus obligatoire',
  constraint_changed: () => 'limites modifiées',
  options_changed: () => 'options modifiées',
  unique_added: () => 'deux enregistrements ne peuvent pas partager une valeur',
  unique_removed: () => 'des enregistrements peuvent partager une valeur',
  index_added: () => 'index pour filtrer et trier',
  index_removed: () => 'index devenu inutile',
  relation_changed: () => 'se réfère à un autre composant',
}

const stages: Messages['stages'] = {
  lock: 'Figer les brouillons',
  validate: 'Vérifier',
  plan: 'Comparer aux tables',
  store: 'Stocker la version',
  index: 'Construire les index',
  migrate: 'Modifier les tables',
  switch: 'Mettre en ligne',
}

export const fr: Messages = {
  title: 'Publier',
  release: (n) => `Version ${n}`,
  rollbackTo: (n) => `Retour à la version ${n}`,
  chosen: 'Quoi publier',
  nothing: 'Tout est en ligne',
  nothingHelp: 'Modifiez un composant ou un site, puis revenez.',
  openComponents: 'Aller aux composants',
  summary: (tables, documents) =>
    `${plural(tables, { one: '# modification des tables', other: '# modifications des tables' })}, ${plural(documents, { one: '# document', other: '# documents' })}.`,
  loses: (n) =>
    plural(n, {
      one: 'Une modification perd des données et attend votre accord.',
      other: '# modifications perdent des données et attendent votre accord.',
    }),
  blocked: (n) =>
    plural(n, {
      one: 'Une modification ne peut pas encore être faite.',
      other: '# modifications ne peuvent pas encore être faites.',
    }),
  live: 'En ligne',
  next: 'Suivante',
  none: 'Aucune encore',
  tables: 'Modifications des tables',
  noTables: 'Aucune table ne change.',
  changes,
  safety: { safe: 'Sûre', loses: 'Perd des données', blocked: 'Bloquée' },
  safeCount: (n) => plural(n, { one: '# sûre', other: '# sûres' }),
  losesCount: (n) => plural(n, { one: '# perd des données', other: '# perdent des données' }),
  blockedCount: (n) => plural(n, { one: '# bloquée', other: '# bloquées' }),
  aside: 'Les valeurs sont mises de côté, pas supprimées : un retour les ramène.',
  checked: 'J’ai vérifié',
  inTheWay: 'Ce qui bloque :',
  inTheWayOf: (shown, all) => `Ce qui bloque, ${shown} sur ${all} :`,
  documents: 'Documents',
  documentChange: { added: 'nouveau', changed: 'modifié', removed: 'retiré' },
  depends: 'Ce qui en dépend',
  noDependents: 'Rien d’autre ne s’y réfère.',
  dependentState: { unchanged: 'Vérifié, inchangé', changed: 'Change aussi', broken: 'Ne marcherait plus' },
  problems: 'Problèmes',
  note: 'Note',
  noteHelp: 'Ce qui a changé, pour l’historique.',
  publish: 'Publier',
  rollback: 'Revenir',
  publishing: 'Publication',
  rollingBack: 'Retour en cours',
  undoing: 'Annulation',
  stages,
  ofCount: (done, of) => `${done} sur ${of}`,
  nothingYet: 'Rien n’est en ligne avant la dernière étape.',
  stop: 'Arrêter et annuler',
  done: (n) => (n === undefined ? 'Terminé' : `La version ${n} est en ligne`),
  undone: 'Annulé. Ce qui est en ligne n’a pas changé.',
  stopped: 'Arrêté et annulé. Ce qui est en ligne n’a pas changé.',
  openWorkplace: 'Ouvrir Workplace',
  planAgain: 'Regarder à nouveau',
  planChanged: 'Quelqu’un a modifié un brouillon entre-temps. Voici le plan à présent.',
  running: 'Une autre publication est en cours. Attendez qu’elle se termine.',
  releases: 'Versions',
  allPeople: 'Tout le monde',
  noReleases: 'Aucune version encore',
  noReleasesHelp: 'La première publication crée la version 1.',
  badge: { live: 'En ligne', rolled_back: 'Annulée', publishing: 'Publication' },
  rollBackToThis: 'Revenir à celle-ci',
  rollbackFoot: 'Un retour remet cette version en ligne. Les lignes restent telles quelles.',
  cancelRollback: 'Retour aux brouillons',
  fixFirst: 'Réglez d’abord les problèmes',
  confirmFirst: 'Confirmez d’abord les modifications qui perdent des données',
  system: 'Système',
}
