import { pluralIn } from '../plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  required: 'Obligatoire',
  optional: 'Facultatif',
  close: 'Fermer',
  clear: 'Effacer',
  loading: 'Chargement',
  remove: (name) => `Retirer ${name}`,
  dismiss: 'Masquer',
  notifications: 'Notifications',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  notANumber: 'Écrivez un nombre, par exemple 1 234,50',
  noMatch: (query) => (query === '' ? 'Aucun choix possible' : `Rien ne correspond à « ${query} »`),
  loadFailed: 'La liste n’a pas été chargée. Réessayez',
  results: (count) => plural(count, { one: '# résultat', other: '# résultats' }),
  chosen: (count) => plural(count, { one: '# choisi', other: '# choisis' }),
  typeToConfirm: (word) => `Saisissez « ${word} » pour continuer`,
  pageRange: (from, to) => `${from} à ${to}`,
  pageRangeOf: (from, to, total) => `${from} à ${to} sur ${total}`,
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  rowsPerPage: 'Lignes par page',
  breadcrumbs: 'Fil d’Ariane',
  resize: 'Redimensionner',
  dropFiles: 'Déposez des fichiers ici, ou',
  dropFile: 'Déposez un fichier ici, ou',
  chooseFiles: 'Choisir des fichiers',
  chooseFile: 'Choisir un fichier',
  uploading: (name) => `Envoi de ${name}`,
  commands: 'Commandes',
  findCommand: 'Trouver une commande ou un lieu',
}
