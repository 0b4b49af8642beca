import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('fr')

export const fr: Messages = {
  promise: 'Dessiné aujourd’hui, au travail aujourd’hui.',
  madeWith: 'Fait avec Aqtra',
  theme: 'Changer de thème',
  language: 'Langue',
  noScript: 'Cette page a besoin de JavaScript. Activez-le et rechargez la page.',
  offline: 'Pas de connexion. Vérifiez-la et réessayez.',
  failed: 'Cela n’a pas marché. Réessayez dans un instant.',

  email: 'E-mail',
  emailMissing: 'Saisissez votre adresse e-mail.',
  emailMalformed: 'Une adresse e-mail ressemble à nom@societe.com.',
  name: 'Votre nom',
  nameMissing: 'Saisissez votre nom.',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  passwordMissing: 'Saisissez votre mot de passe.',
  newPasswordMissing: 'Choisissez un mot de passe.',
  passwordHelp: (min) => plural(min, { other: 'Au moins # caractères. Quelques mots à la suite conviennent bien.' }),
  passwordShort: (min, length) =>
    `${plural(min, { other: 'Un mot de passe a au moins # caractères.' })} ${plural(length, { other: 'Celui-ci en a #.' })}`,
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  capsLock: 'Verrouillage des majuscules activé',

  signIn: 'Se connecter',
  signInLead: (workspace) => `Applications et enregistrements de ${workspace}`,
  forgot: 'Oublié ?',
  remember: 'Rester connecté sur cet appareil',
  backToSignIn: 'Retour à la connexion',

  setup: 'Installer Aqtra',
  setupLead: 'Vous devenez propriétaire : vous construisez, publiez et invitez.',
  setupAct: 'Créer l’espace',
  workspaceName: 'Espace de travail',
  workspaceHelp: 'Votre société ou équipe. Le nom peut changer plus tard.',
  workspaceMissing: 'Donnez un nom à l’espace.',

  forgotTitle: 'Mot de passe oublié',
  forgotLead: 'Vous recevez un e-mail avec un lien pour en choisir un nouveau.',
  forgotAct: 'Envoyer le lien',
  sent: 'Consultez vos e-mails',
  sentHelp: (email) => `Si ${email} a un compte, un e-mail avec un lien est en route. Le lien est valable une heure.`,

  resetTitle: 'Choisissez un nouveau mot de passe',
  resetLead: 'Tous vos appareils sont déconnectés.',
  resetAct: 'Enregistrer',
  changed: 'Mot de passe changé',
  changedHelp: 'Connectez-vous avec le nouveau.',
  linkExpired: 'Ce lien n’est plus valable',
  linkExpiredHelp: 'Un lien sert une fois, pendant une heure.',
  askAgain: 'Recevoir un nouveau lien',

  join: (workspace) => `Rejoindre ${workspace}`,
  joinNew: 'Choisissez avec quoi vous vous connecterez désormais.',
  joinKnown: 'Vous avez déjà un compte. Son mot de passe montre que c’est vous.',
  joinAct: 'Rejoindre',
  invitationExpired: 'Cette invitation n’est plus valable',
  invitationExpiredHelp: 'Elle a servi, été retirée ou est trop ancienne. Demandez-en une autre à qui vous a invité.',

  message: {
    not_found: {
      title: 'Il n’y a rien à cette adresse',
      help: 'La page a peut-être été retirée ou renommée.',
      act: 'Aller à l’accueil',
    },
    no_access: {
      title: 'Ceci ne vous est pas ouvert',
      help: 'Demandez à un propriétaire de l’espace un rôle qui l’ouvre.',
      act: 'Changer de compte',
    },
    nothing_published: {
      title: 'Rien n’est encore publié',
      help: 'Ce qui est construit et publié dans Studio apparaît ici.',
      act: 'Ouvrir Studio',
    },
  },
}
