import type { Messages } from './en.ts'

export const fr: Messages = {
  notFound: 'Cette page n’existe pas',
  notFoundLead: 'L’adresse est peut-être mal saisie, ou la page n’existe plus.',
  forbidden: 'Cette page ne vous est pas ouverte',
  forbiddenLead: 'Demandez l’accès à la personne qui gère ce site.',
  empty: 'Rien n’est encore publié',
  emptyLead: 'Les pages apparaissent ici dès que quelqu’un les publie.',
  broken: 'La page n’a pas été chargée',
  brokenLead: 'Rien n’est perdu. Réessayez dans un instant.',
  tryAgain: 'Réessayer',
  home: 'Aller au début',
}
