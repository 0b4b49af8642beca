import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  title: 'Personnes',
  invite: 'Inviter quelqu’un',
  name: 'Nom',
  email: 'E-mail',
  role: 'Peut',
  roles: 'Rôles',
  lastSeen: 'Dernière visite',
  never: 'Jamais',
  you: 'Vous',
  workspaceRole: {
    owner: 'Tout (propriétaire)',
    builder: 'Construire (concepteur)',
    user: 'Utiliser les applications (utilisateur)',
  },
  workspaceRoleHelp: {
    owner: 'Construit, publie, invite et décide qui peut faire quoi.',
    builder: 'Construit et publie.',
    user: 'Utilise ce qui est publié, dans la limite des rôles.',
  },
  disabled: 'Exclu',
  takeOut: 'Exclure de l’espace',
  takeOutTitle: (name) => `Exclure ${name} ?`,
  takeOutLoss: 'Déconnexion d’ici une minute, et l’espace ne s’ouvre plus. Le travail fait reste.',
  takeOutAct: 'Exclure',
  keep: 'Garder',
  letIn: 'Laisser revenir',
  inviteTitle: 'Inviter quelqu’un',
  inviteHelp: 'Un e-mail part avec un lien valable 7 jours.',
  send: 'Envoyer l’invitation',
  cancel: 'Annuler',
  sent: (email) => `Invitation envoyée à ${email}`,
  invitations: 'Invitations sans réponse',
  expires: (when) => `Valable jusqu’au ${when}`,
  withdraw: 'Retirer',
  withdrawn: 'Invitation retirée',
  noRoles: 'Aucun',
  count: (n) => plural(n, { one: '# personne', other: '# personnes' }),
  emailRequired: 'Saisissez une adresse e-mail.',
  more: 'Plus',
  editRoles: 'Changer les droits',
  save: 'Enregistrer',
  saved: 'Enregistré. En vigueur d’ici une minute.',
}
