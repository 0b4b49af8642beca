import { formatList } from '#web/ui/format/lists.ts'
import type { Messages } from './en.ts'

export const fr: Messages = {
  comment: 'Commentaire',
  commentFor: (answers) => `Nécessaire pour ${formatList(answers)}`,
  commentNeeded: (answer) => `« ${answer} » demande un commentaire. Expliquez pourquoi.`,
  faster: (by, answer) => `${by} a répondu avant vous : ${answer}.`,
  offline: 'Pas de connexion. La réponse n’est pas partie ; réessayez à son retour.',
  failed: 'La réponse n’a pas été prise. Réessayez.',
  by: (when) => `Répondre avant ${when}`,
  late: (when) => `Échéance passée ${when}`,
  waiting: (people) => `En attente de ${formatList(people)}`,
  none: 'Aucun workflow ne traite cet enregistrement.',
  sample: 'Les questions des workflows sur l’enregistrement apparaissent ici.',
  unsaved: 'Enregistrez d’abord.',
  loadFailed: 'L’état n’a pas pu être chargé.',
  tryAgain: 'Réessayer',
  states: {
    queued: 'En file',
    running: 'En cours',
    waiting: 'En attente',
    paused: 'En pause',
    undoing: 'Annulation en cours',
    succeeded: 'Terminé',
    failed: 'En échec',
    cancelled: 'Annulé',
  },
}
