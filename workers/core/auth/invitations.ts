import { type Context, Hono } from 'hono'
import { acceptInvitation, type Accepting, findInvitation, type OpenInvitation } from '#db/queries/invitations.ts'
import { AcceptInvitation, NewPassword } from '#domain/auth/credentials.ts'
import { AppError, type FieldProblem } from '#domain/lib/errors.ts'
import { fieldProblems } from '#domain/lib/issues.ts'
import * as v from 'valibot'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { addressOf, count } from '../lib/rate-limit.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { identify } from './identify.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { signOn } from './sign-on.ts'
import { hashToken, isToken } from './tokens.ts'

const tags = ['Sign-in']

/** Invitations as those see them who hold the link. */
export const invitations = new Hono<AppEnv>()
  .get('/:token', requires('public', { summary: 'What an invitation is to', tags }), async (c) => {
    await count(c, 'link_ip', addressOf(c))
    const { invitation } = await open(c, c.req.param('token'))
    const { email, workspaceName, account } = invitation
    return c.json({ email, workspace: { name: workspaceName }, hasAccount: account !== null }, 200)
  })
  .post(
    '/:token/accept',
    requires('public', { summary: 'Accept an invitation, making an account where there is none', tags }),
    validate('json', AcceptInvitation),
    async (c) => {
      await count(c, 'link_ip', addressOf(c))
      const { invitation, tokenHash } = await open(c, c.req.param('token'))
      const body = c.req.valid('json')
      const by = invitation.account
        ? await prove(c, invitation.email, invitation.account, body.password)
        : await newcomer(c, body)
      const accepted = await acceptInvitation(c.var.sql, tokenHash, by, newUuid())
      if (!accepted) throw new AppError('token_expired')
      return c.json(await signOn(c, accepted.userId, { workspaceId: accepted.workspaceId }), 200)
    },
  )

async function open(c: Context<AppEnv>, token: string): Promise<{ invitation: OpenInvitation; tokenHash: string }> {
  if (!isToken(token)) throw new AppError('token_expired')
  const tokenHash = await hashToken(token)
  const invitation = await findInvitation(c.var.sql, tokenHash)
  if (!invitation) throw new AppError('token_expired')
  return { invitation, tokenHash }
}

/** The invited address has an account: holding the letter is not enough to enter it. */
async function prove(
  c: Context<AppEnv>,
  email: string,
  account: NonNullable<OpenInvitation['account']>,
  password: string | undefined,
): Promise<Accepting> {
  if (account.disabled) throw new AppError('account_disabled')
  const actor = await identify(c)
  if (actor?.userId === account.id) return { userId: account.id }
  if (password === undefined) throw required('password')
  // The same count as at the front door, or an invitation would be a second one to guess at.
  await count(c, 'sign_in_account', email)
  if (!(await verifyPassword(password, account.passwordHash, c.env.PASSWORD_PEPPER)))
    throw new AppError('wrong_credentials')
  return { userId: account.id }
}

async function newcomer(
  c: Context<AppEnv>,
  { name, password }: v.InferOutput<typeof AcceptInvitation>,
): Promise<Accepting> {
  if (name === undefined) throw required('name')
  const chosen = v.safeParse(NewPassword, password, { abortPipeEarly: true })
  if (!chosen.success) throw invalid(fieldProblems(chosen.issues).map((field) => ({ ...field, path: 'password' })))
  return {
    newUserId: newUuid(),
    name,
    passwordHash: await hashPassword(chosen.output, c.env.PASSWORD_PEPPER),
    locale: c.var.locale,
  }
}

const invalid = (fields: readonly FieldProblem[]) => new AppError('invalid_request', { fields })
const required = (path: string) => invalid([{ path, code: 'value_required' }])
