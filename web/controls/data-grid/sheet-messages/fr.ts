import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  title: 'Trier et filtrer',
  sortBy: 'Trier par',
  ownOrder: 'Ordre habituel',
  direction: 'Sens',
  ascending: 'Croissant',
  descending: 'Décroissant',
  clear: 'Tout effacer',
  nothing: 'Rien à effacer',
  done: 'Terminé',
  show: (count) => plural(count, { one: 'Voir # résultat', other: 'Voir # résultats' }),
}
