import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('de')

export const de: Messages = {
  promise: 'Heute gezeichnet, heute in Arbeit.',
  madeWith: 'Gemacht mit Aqtra',
  theme: 'Farben wechseln',
  language: 'Sprache',
  noScript: 'Diese Seite braucht JavaScript. Schalten Sie es ein und laden Sie die Seite neu.',
  offline: 'Keine Verbindung. Prüfen Sie sie und versuchen Sie es erneut.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',

  email: 'E-Mail',
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  emailMalformed: 'Eine E-Mail-Adresse sieht aus wie name@firma.de.',
  name: 'Ihr Name',
  nameMissing: 'Geben Sie Ihren Namen ein.',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  newPasswordMissing: 'Wählen Sie ein Passwort.',
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
  setupLead: 'Sie werden Inhaber: Sie bauen, veröffentlichen und laden andere ein.',
  setupAct: 'Arbeitsbereich anlegen',
  workspaceName: 'Arbeitsbereich',
  workspaceHelp: 'Ihre Firma oder Ihr Team. Der Name lässt sich später ändern.',
  workspaceMissing: 'Geben Sie dem Arbeitsbereich einen Namen.',

  forgotTitle: 'Passwort vergessen',
  forgotLead: 'Sie bekommen eine E-Mail mit einem Link, um ein neues zu wählen.',
  forgotAct: 'Link senden',
  sent: 'Sehen Sie in Ihre E-Mails',
  sentHelp: (email) =>
    `Gibt es ein Konto für ${email}, ist eine E-Mail mit einem Link unterwegs. Der Link gilt eine Stunde.`,

  resetTitle: 'Neues Passwort wählen',
  resetLead: 'Alle Ihre Geräte werden abgemeldet.',
  resetAct: 'Passwort speichern',
  changed: 'Passwort geändert',
  changedHelp: 'Melden Sie sich mit dem neuen an.',
  linkExpired: 'Dieser Link gilt nicht mehr',
  linkExpiredHelp: 'Ein Link gilt einmal und eine Stunde lang.',
  askAgain: 'Neuen Link holen',

  join: (workspace) => `${workspace} beitreten`,
  joinNew: 'Wählen Sie, womit Sie sich künftig anmelden.',
  joinKnown: 'Sie haben schon ein Konto. Sein Passwort zeigt, dass Sie es sind.',
  joinAct: 'Beitreten',
  invitationExpired: 'Diese Einladung gilt nicht mehr',
  invitationExpiredHelp:
    'Sie wurde benutzt, zurückgezogen oder ist zu alt. Bitten Sie um eine neue, wo die alte herkam.',

  message: {
    not_found: {
      title: 'Unter dieser Adresse ist nichts',
      help: 'Es wurde vielleicht entfernt oder umbenannt.',
      act: 'Zur Startseite',
    },
    no_access: {
      title: 'Das ist für Sie nicht offen',
      help: 'Bitten Sie einen Inhaber des Arbeitsbereichs um eine Rolle dafür.',
      act: 'Mit anderem Konto anmelden',
    },
    nothing_published: {
      title: 'Noch ist nichts veröffentlicht',
      help: 'Was in Studio gebaut und veröffentlicht wird, erscheint hier.',
      act: 'Studio öffnen',
    },
  },
}
