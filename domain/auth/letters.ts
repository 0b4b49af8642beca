import type { Locale } from '../localization/locales.ts'

/** A letter to one person, as plain text. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

type InvitationBlanks = {
  readonly inviter: string
  readonly workspace: string
  readonly link: string
  readonly days: number
}
type ResetBlanks = { readonly name: string; readonly link: string; readonly minutes: number }
type Written = Omit<Letter, 'to'>

const INVITATION: { readonly [L in Locale]: (blanks: InvitationBlanks) => Written } = {
  en: ({ inviter, workspace, link, days }) => ({
    subject: `${inviter} invites you to ${workspace}`,
    text: `Hello,\n\n${inviter} invites you to the workspace “${workspace}”. To join, open:\n\n${link}\n\nThe link works once, for ${days} days. If you do not know ${inviter}, ignore this letter.\n`,
  }),
  es: ({ inviter, workspace, link, days }) => ({
    subject: `${inviter} le invita a ${workspace}`,
    text: `Hola:\n\n${inviter} le invita al espacio de trabajo «${workspace}». Para unirse, abra:\n\n${link}\n\nEl enlace sirve una vez, durante ${days} días. Si no conoce a ${inviter}, ignore este mensaje.\n`,
  }),
  pt: ({ inviter, workspace, link, days }) => ({
    subject: `${inviter} convida você para ${workspace}`,
    text: `Olá,\n\n${inviter} convida você para o espaço de trabalho “${workspace}”. Para participar, abra:\n\n${link}\n\nO link vale uma vez, por ${days} dias. Se você não conhece ${inviter}, ignore esta mensagem.\n`,
  }),
  fr: ({ inviter, workspace, link, days }) => ({
    subject: `${inviter} vous invite dans ${workspace}`,
    text: `Bonjour,\n\n${inviter} vous invite dans l’espace de travail « ${workspace} ». Pour le rejoindre, ouvrez :\n\n${link}\n\nLe lien sert une seule fois, pendant ${days} jours. Si vous ne connaissez pas ${inviter}, ignorez ce message.\n`,
  }),
  de: ({ inviter, workspace, link, days }) => ({
    subject: `Einladung von ${inviter} zu ${workspace}`,
    text: `Guten Tag,\n\n${inviter} lädt in den Arbeitsbereich „${workspace}“ ein. Zum Beitreten öffnen:\n\n${link}\n\nDer Link gilt einmal und ${days} Tage lang. Wer ${inviter} nicht kennt, muss nichts tun.\n`,
  }),
}

const RESET: { readonly [L in Locale]: (blanks: ResetBlanks) => Written } = {
  en: ({ name, link, minutes }) => ({
    subject: 'A new password',
    text: `Hello ${name},\n\nto choose a new password, open:\n\n${link}\n\nThe link works once, for ${minutes} minutes. If you did not ask for it, ignore this letter: nothing has changed.\n`,
  }),
  es: ({ name, link, minutes }) => ({
    subject: 'Una contraseña nueva',
    text: `Hola, ${name}:\n\nPara elegir una contraseña nueva, abra:\n\n${link}\n\nEl enlace sirve una vez, durante ${minutes} minutos. Si no lo pidió, ignore este mensaje: nada ha cambiado.\n`,
  }),
  pt: ({ name, link, minutes }) => ({
    subject: 'Uma nova senha',
    text: `Olá, ${name},\n\npara escolher uma nova senha, abra:\n\n${link}\n\nO link vale uma vez, por ${minutes} minutos. Se você não pediu isto, ignore esta mensagem: nada mudou.\n`,
  }),
  fr: ({ name, link, minutes }) => ({
    subject: 'Un nouveau mot de passe',
    text: `Bonjour ${name},\n\npour choisir un nouveau mot de passe, ouvrez :\n\n${link}\n\nLe lien sert une seule fois, pendant ${minutes} minutes. Si vous ne l’avez pas demandé, ignorez ce message : rien n’a changé.\n`,
  }),
  de: ({ name, link, minutes }) => ({
    subject: 'Ein neues Passwort',
    text: `Guten Tag ${name},\n\nzum Wählen eines neuen Passworts öffnen:\n\n${link}\n\nDer Link gilt einmal und ${minutes} Minuten lang. Nicht angefordert? Dann ist nichts zu tun: Es hat sich nichts geändert.\n`,
  }),
}

/** Names come from people: no line of theirs may look like one of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const invitationLetter = (locale: Locale, to: string, blanks: InvitationBlanks): Letter => ({
  to,
  ...INVITATION[locale]({ ...blanks, inviter: oneLine(blanks.inviter), workspace: oneLine(blanks.workspace) }),
})

export const resetLetter = (locale: Locale, to: string, blanks: ResetBlanks): Letter => ({
  to,
  ...RESET[locale]({ ...blanks, name: oneLine(blanks.name) }),
})
