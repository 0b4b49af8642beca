import type { Messages } from './en.ts'

export const fr: Messages = {
  title: 'Rôles',
  create: 'Nouveau rôle',
  none: 'Aucun rôle encore',
  noneHelp:
    'Un composant privé ne s’ouvre qu’aux propriétaires et concepteurs, tant qu’un rôle n’y admet pas d’autres.',
  name: 'Nom',
  newName: 'Nouveau rôle',
  component: 'Composant',
  everyone: 'Tous les membres',
  actions: { read: 'Lire', create: 'Créer', update: 'Modifier', delete: 'Supprimer' },
  rule: 'Seulement les enregistrements où',
  ruleHelp:
    'Une expression sur record et user, par exemple createdBy == user.id. Vide veut dire tous les enregistrements.',
  fields: 'Propriétés',
  fieldsShort: { all: 'Toutes', some: 'Certaines' },
  fieldsOf: { read: 'Lit', create: 'Remplit à la création', update: 'Modifie' },
  allFields: 'Toutes les propriétés',
  onlyFields: 'Seulement celles-ci',
  noField: 'Aucune',
  gone: (id) => `N’existe plus : ${id}`,
  fieldsHelp:
    'Ce qui ne peut pas être lu ne figure ni dans les formulaires ni dans les listes. Un choix reste tel quel : les propriétés créées plus tard n’y entrent pas.',
  save: 'Enregistrer le rôle',
  saved: 'Enregistré. En vigueur d’ici une minute.',
  remove: 'Retirer le rôle',
  removeTitle: (name) => `Retirer ${name} ?`,
  removeLoss: 'Qui a ce rôle perd d’ici une minute ce qu’il permet.',
  keep: 'Le garder',
  removed: (name) => `${name} : retiré`,
  noComponents: 'Créez d’abord un composant ; un rôle pourra ensuite permettre quelque chose.',
  readOnly: 'Seuls les propriétaires modifient les rôles.',
  unsaved: 'Pas encore enregistré',
}
