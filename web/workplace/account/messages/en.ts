import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

export const en = {
  promise: 'Draw it today, work with it today.',
  madeWith: 'Made with Aqtra',
  theme: 'Switch theme',
  language: 'Language',
  noScript: 'This page needs JavaScript. Switch it on and load the page again.',
  offline: 'No connection. Check it and try again.',
  failed: 'This did not work. Try again in a moment.',

  email: 'E-mail',
  emailMissing: 'Enter your e-mail address.',
  emailMalformed: 'An e-mail address looks like name@company.com.',
  name: 'Your name',
  nameMissing: 'Enter your name.',
  password: 'Password',
  newPassword: 'New password',
  passwordMissing: 'Enter your password.',
  newPasswordMissing: 'Choose a password.',
  passwordHelp: (min: number) => plural(min, { other: 'At least # characters. A few words in a row are good.' }),
  passwordShort: (min: number, length: number) =>
    `${plural(min, { other: 'Passwords have at least # characters.' })} ${plural(length, { other: 'This one has #.' })}`,
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  capsLock: 'Caps lock is on',

  signIn: 'Sign in',
  signInLead: (workspace: string) => `Apps and records of ${workspace}`,
  forgot: 'Forgot it?',
  remember: 'Stay signed in on this device',
  backToSignIn: 'Back to sign-in',

  setup: 'Set up Aqtra',
  setupLead: 'You become the owner: you build, publish and invite others.',
  setupAct: 'Create workspace',
  workspaceName: 'Workspace',
  workspaceHelp: 'Your company or team. It can be renamed later.',
  workspaceMissing: 'Give the workspace a name.',

  forgotTitle: 'Forgot your password',
  forgotLead: 'You get a letter with a link to choose a new one.',
  forgotAct: 'Send link',
  sent: 'Look into your mail',
  sentHelp: (email: string) =>
    `If ${email} has an account, a letter with a link is on its way. The link is good for one hour.`,

  resetTitle: 'Choose a new password',
  resetLead: 'All your devices are signed out.',
  resetAct: 'Save password',
  changed: 'Password changed',
  changedHelp: 'Sign in with the new one.',
  linkExpired: 'This link is no longer good',
  linkExpiredHelp: 'A link works once, and for one hour.',
  askAgain: 'Get a new link',

  join: (workspace: string) => `Join ${workspace}`,
  joinNew: 'Choose what you sign in with from now on.',
  joinKnown: 'You have an account already. Its password shows that it is you.',
  joinAct: 'Join',
  invitationExpired: 'This invitation is no longer good',
  invitationExpiredHelp: 'It was used, withdrawn or too old. Ask whoever invited you for a new one.',

  message: {
    not_found: {
      title: 'There is nothing at this address',
      help: 'It may have been removed or renamed.',
      act: 'Go to start',
    },
    no_access: {
      title: 'This is not open to you',
      help: 'Ask an owner of the workspace for a role that opens it.',
      act: 'Sign in as someone else',
    },
    nothing_published: {
      title: 'Nothing is published yet',
      help: 'What is built and published in Studio appears here.',
      act: 'Open Studio',
    },
  },
}
export type Messages = typeof en
