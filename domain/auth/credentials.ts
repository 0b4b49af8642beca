import * as v from 'valibot'
import { LOCALES } from '../localization/locales.ts'
import { Title } from '../lib/names.ts'
import { PASSWORD_MIN } from './password-rules.ts'

/** An e-mail address in the form accounts are kept under: trimmed, lower case. */
export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'email_malformed'),
  v.email('email_malformed'),
)

/** What the first lines of every guessing list are made of, without digits and punctuation around them. */
const COMMON = new Set([
  'password',
  'passwort',
  'contraseña',
  'senha',
  'motdepasse',
  'qwerty',
  'qwertyui',
  'qwertz',
  'azerty',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'administrator',
  'abcdefgh',
  '',
])
const stripped = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')
const isGuessable = (text: string) => COMMON.has(stripped(text)) || new Set(text).size < 4

/** A password someone chooses. Length is what counts; composition rules are not asked for (NIST SP 800-63B §3.1.1). */
export const NewPassword = v.pipe(
  v.string(),
  v.minLength(PASSWORD_MIN, 'password_too_short'),
  v.maxLength(256, 'password_too_long'),
  v.check((text) => !isGuessable(text), 'password_too_common'),
)

/** A password someone claims to have: any text short enough to hash. */
export const GivenPassword = v.pipe(v.string(), v.minLength(1, 'value_required'), v.maxLength(256, 'password_too_long'))

/** The secret of a link in a letter. */
export const LinkToken = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'token_malformed'))

export const LocaleChoice = v.picklist(LOCALES, 'locale_unknown')

export const SignIn = v.strictObject({
  email: Email,
  password: GivenPassword,
  remember: v.optional(v.boolean(), false),
})
export type SignIn = v.InferOutput<typeof SignIn>

export const Setup = v.strictObject({ name: Title, email: Email, password: NewPassword, workspaceName: Title })
export type Setup = v.InferOutput<typeof Setup>

export const AskPasswordReset = v.strictObject({ email: Email })
export const ConfirmPasswordReset = v.strictObject({ token: LinkToken, password: NewPassword })
export const ChangePassword = v.strictObject({ current: GivenPassword, next: NewPassword })
/** Someone new chooses name and password; someone with an account proves it with their password, or by being signed in. */
export const AcceptInvitation = v.strictObject({ name: v.optional(Title), password: v.optional(GivenPassword) })
export const SwitchWorkspace = v.strictObject({ workspaceId: v.pipe(v.string(), v.maxLength(60)) })
export const ChangeProfile = v.strictObject({ name: v.optional(Title), locale: v.optional(LocaleChoice) })
