import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  promise: 'Heute gezeichnet, heute in Arbeit.',
  madeWith: 'Gemacht mit Aqtra',
  theme: 'Farben wechseln',
  language: 'Sprache',
  noScript: 'Diese Seite braucht JavaScript. Es einschalten und die Seite neu laden.',
  offline: 'Keine Verbindung. Prüfen und erneut versuchen.',
  failed: 'Das hat nicht geklappt. Gleich noch einmal versuchen.',

  email: 'E-Mail',
  emailMissing: 'Die E-Mail-Adresse fehlt.',
  emailMalformed: 'Eine E-Mail-Adresse sieht aus wie name@firma.de.',
  name: 'Name',
  nameMissing: 'Der Name fehlt.',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordMissing: 'Das Passwort fehlt.',
  newPasswordMissing: 'Ein Passwort wählen.',
  passwordHelp: (min) => plural(min, { other: 'Mindestens # Zeichen. Ein paar Wörter hintereinander sind gut.' }),
  passwordShort: (min, length) =>
    `${plural(min, { other: 'Ein Passwort hat mindestens # Zeichen.' })} ${plural(length, { other: 'Dieses hat #.' })}`,
  show: 'Anzeigen',
  hide: 'Verbergen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  capsLock: 'Die Feststelltaste ist an',

  signIn: 'Anmelden',
  signInLead: (workspace) => `Apps und Datensätze von ${workspace}`,
  forgot: 'Vergessen?',
  remember: 'Auf diesem Gerät angemeldet bleiben',
  backToSignIn: 'Zurück zur Anmeldung',

  setup: 'Aqtra einrichten',
  setupLead: 'Wer einrichtet, wird Inhaber: baut, veröffentlicht und lädt andere ein.',
  setupAct: 'Arbeitsbereich anlegen',
  workspaceName: 'Arbeitsbereich',
  workspaceHelp: 'Firma oder Team. Der Name lässt sich später ändern.',
  workspaceMissing: 'Der Arbeitsbereich braucht einen Namen.',

  forgotTitle: 'Passwort vergessen',
  forgotLead: 'Per E-Mail kommt ein Link, um ein neues zu wählen.',
  forgotAct: 'Link senden',
  sent: 'E-Mails ansehen',
  sentHelp: (email) =>
    `Gibt es ein Konto für ${email}, ist eine E-Mail mit einem Link unterwegs. Der Link gilt eine Stunde.`,

  resetTitle: 'Neues Passwort wählen',
  resetLead: 'Alle Geräte werden abgemeldet.',
  resetAct: 'Passwort speichern',
  changed: 'Passwort geändert',
  changedHelp: 'Jetzt mit dem neuen anmelden.',
  linkExpired: 'Dieser Link gilt nicht mehr',
  linkExpiredHelp: 'Ein Link gilt einmal und eine Stunde lang.',
  askAgain: 'Neuen Link holen',

  join: (workspace) => `${workspace} beitreten`,
  joinNew: 'Womit künftig angemeldet wird.',
  joinKnown: 'Für diese Adresse gibt es schon ein Konto. Sein Passwort genügt als Nachweis.',
  joinAct: 'Beitreten',
  invitationExpired: 'Diese Einladung gilt nicht mehr',
  invitationExpiredHelp: 'Benutzt, zurückgezogen oder zu alt. Eine neue gibt es, wo die alte herkam.',

  message: {
    not_found: {
      title: 'Unter dieser Adresse ist nichts',
      help: 'Es wurde vielleicht entfernt oder umbenannt.',
      act: 'Zur Startseite',
    },
    no_access: {
      title: 'Kein Zugang',
      help: 'Ein Inhaber des Arbeitsbereichs kann eine Rolle dafür geben.',
      act: 'Mit anderem Konto anmelden',
    },
    nothing_published: {
      title: 'Noch ist nichts veröffentlicht',
      help: 'Was in Studio gebaut und veröffentlicht wird, erscheint hier.',
      act: 'Studio öffnen',
    },
  },
}
