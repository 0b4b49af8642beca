import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  yes: 'Oui',
  no: 'Non',
  notSet: 'non renseigné',
  any: 'Tous',
  choose: 'Choisir',
  noRecords: 'Rien ici pour l’instant',
  noMatches: 'Rien ne correspond au filtre',
  clearFilters: 'Effacer le filtre',
  loadFailed: 'Les enregistrements n’ont pas été chargés.',
  tryAgain: 'Réessayer',
  reload: 'Recharger',
  searchRows: 'Rechercher',
  add: 'Ajouter',
  actions: 'Actions',
  rowActions: (row) => `Actions pour ${row}`,
  selectRow: (row) => `Sélectionner ${row}`,
  selectAll: 'Tout sélectionner sur cette page',
  selected: (count) => plural(count, { one: '# sélectionné', other: '# sélectionnés' }),
  clearSelection: 'Effacer',
  sort: 'Trier',
  filter: 'Filtrer',
  sortBy: (column) => `Trier par ${column}`,
  filterBy: (column) => `Filtrer ${column}`,
  from: 'De',
  to: 'À',
  since: (from) => `Depuis le ${from}`,
  until: (to) => `Jusqu’au ${to}`,
  apply: 'Appliquer',
  newRows: (count) => plural(count, { one: '# nouveau', other: '# nouveaux' }),
  noComponent: 'Choisissez un composant pour lister ses enregistrements.',
  noColumns: 'Ajoutez une colonne.',
}
