import type { Messages } from './en.ts'

export const fr: Messages = {
  skip: 'Aller au contenu',
  menu: 'Menu',
  account: 'Compte',
  inbox: 'À traiter',
  notices: 'Notifications',
  language: (name) => `Langue : ${name}`,
  switchTheme: 'Changer de thème',
  openStudio: 'Ouvrir Studio',
  signOut: 'Se déconnecter',
  back: 'Retour',
  loading: 'Chargement',
  offline: 'Pas de connexion. Ce que vous tapez reste ici jusqu’à votre retour en ligne.',
}
