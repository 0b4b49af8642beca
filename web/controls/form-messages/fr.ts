import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  save: 'Enregistrer',
  discard: 'Abandonner',
  changed: (count) =>
    plural(count, { one: '# champ modifié, non enregistré', other: '# champs modifiés, non enregistrés' }),
  notSaved: (count) =>
    plural(count, {
      one: 'Pas encore enregistré. # champ à revoir :',
      other: 'Pas encore enregistré. # champs à revoir :',
    }),
  saveFailed: 'Non enregistré.',
  offline: 'Pas de connexion. Rien n’est perdu : enregistrez à nouveau une fois en ligne.',
  conflictTitle: 'Quelqu’un d’autre a enregistré cet enregistrement avant vous',
  conflictLead: (when, by) =>
    `Enregistré ${when}${by === null ? '' : ` par ${by}`}. Choisissez ce qui vaut pour chaque champ modifié des deux côtés.`,
  conflictNone: 'Vous avez modifié des champs différents : les deux sont gardés.',
  mine: 'Le mien',
  theirs: 'Le sien',
  goOn: 'Continuer avec ces valeurs',
  reloadTheirs: 'Prendre le sien',
  notAFile: 'Ce type de fichier n’est pas autorisé.',
  tooLarge: (max) => `Au plus ${max}.`,
  fileLimit: (types, max) => [types, max === '' ? '' : `jusqu’à ${max}`].filter(Boolean).join(', '),
  stopUpload: (name) => `Arrêter l’envoi de ${name}`,
  removeFile: (name) => `Retirer ${name}`,
  uploadFailed: (name) => `${name} n’a pas été envoyé.`,
  uploadFirst: 'Attendez la fin de l’envoi du fichier.',
}
