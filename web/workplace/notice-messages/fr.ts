import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  saved: (name) => `${name} : enregistré`,
  savedNew: (name) => `${name} : créé`,
  started: (name) => `${name} : démarré`,
  noNotices: 'Aucune notification',
  allRead: 'Tout marquer comme lu',
  record: 'Enregistrement',
  deleted: (name) => `${name} : supprimé`,
  undo: 'Annuler',
  restored: (name) => `${name} : rétabli`,
  stillReferenced: (count, name) =>
    plural(count, {
      one: `# enregistrement se réfère encore à ${name}.`,
      other: `# enregistrements se réfèrent encore à ${name}.`,
    }),
  failed: 'Cela n’a pas fonctionné.',
  leaveTitle: (count) =>
    plural(count, { one: 'Quitter avec # champ non enregistré ?', other: 'Quitter avec # champs non enregistrés ?' }),
  leaveLoss: 'Ce que vous avez modifié sur cette page est perdu.',
  leave: 'Quitter',
  stay: 'Rester ici',
}
