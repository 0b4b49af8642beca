import { type Context, Hono } from 'hono'
import {
  deleteSession,
  deleteSessionOf,
  findAccount,
  listSessions,
  needsSetup,
  setUp,
  switchWorkspace,
  updatePassword,
  updateProfile,
} from '#db/queries/auth.ts'
import { documentHash } from '#db/document-hash.ts'
import { ChangePassword, ChangeProfile, Setup, SignIn, SwitchWorkspace } from '#domain/auth/credentials.ts'
import type { Session } from '#domain/auth/session.ts'
import { AppError } from '#domain/lib/errors.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { newSite } from '#domain/sites/new-site.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import { newId, newUuid } from '../lib/ids.ts'
import { addressOf, count, uncount } from '../lib/rate-limit.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { cookie, readCookie } from './cookies.ts'
import { forget } from './identify.ts'
import { invitations } from './invitations.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { passwordReset } from './password-reset.ts'
import { currentSession, handPass, signOn } from './sign-on.ts'
import { hashToken, isToken } from './tokens.ts'

const tags = ['Sign-in']

export const auth = new Hono<AppEnv>()
  .post('/sign-in', requires('public', { summary: 'Sign in', tags }), validate('json', SignIn), async (c) => {
    const { email, password, remember } = c.req.valid('json')
    await Promise.all([count(c, 'sign_in_ip', addressOf(c)), count(c, 'sign_in_account', email)])
    const account = await findAccount(c.var.sql, { email })
    if (!(await verifyPassword(password, account?.passwordHash ?? null, c.env.PASSWORD_PEPPER)) || !account) {
      throw new AppError('wrong_credentials')
    }
    background(c, uncount(c, 'sign_in_account', email))
    return c.json(await signOn(c, account, { remember }), 200)
  })

  .post('/sign-out', requires('public', { summary: 'Sign out', tags }), async (c) => {
    const token = readCookie(c, 'session')
    if (token !== undefined && isToken(token)) {
      forget(token)
      await deleteSession(c.var.sql, await hashToken(token))
    }
    c.header('set-cookie', cookie(c, 'session', '', 0), { append: true })
    c.header('set-cookie', cookie(c, 'pass', '', 0), { append: true })
    return c.body(null, 204)
  })

  .get('/session', requires('signed-in', { summary: 'Who is signed in', tags }), async (c) =>
    c.json(await currentSession(c), 200),
  )

  .get('/setup', requires('public', { summary: 'Whether the first account is still to be made', tags }), async (c) =>
    c.json({ needed: await needsSetup(c.var.sql) }, 200),
  )

  .post(
    '/setup',
    requires('public', { summary: 'Make the first account and its workspace', tags }),
    validate('json', Setup),
    async (c) => {
      const { name, email, password, workspaceName } = c.req.valid('json')
      await count(c, 'link_ip', addressOf(c))
      if (!(await needsSetup(c.var.sql))) throw new AppError('already_set_up')
      const site = { ...newSite(workspaceName, [], crypto.getRandomValues(new Uint8Array(6))), locale: c.var.locale }
      const owner = {
        userId: newUuid(),
        workspaceId: newId('ws'),
        passwordHash: await hashPassword(password, c.env.PASSWORD_PEPPER),
        locale: c.var.locale,
        name,
        email,
        workspaceName,
        site,
        siteHash: await documentHash(site),
      }
      if (!(await setUp(c.var.sql, owner, newUuid()))) throw new AppError('already_set_up')
      return c.json(await signOn(c, owner.userId), 201)
    },
  )

  .post(
    '/password',
    requires('signed-in', { summary: 'Change the password', tags }),
    validate('json', ChangePassword),
    async (c) => {
      const { current, next } = c.req.valid('json')
      const { userId, email } = c.var.actor
      await count(c, 'sign_in_account', email)
      const account = await findAccount(c.var.sql, { id: userId })
      if (!(await verifyPassword(current, account?.passwordHash ?? null, c.env.PASSWORD_PEPPER))) {
        throw new AppError('invalid_values', { fields: [{ path: 'current', code: 'password_wrong' }] })
      }
      const passwordHash = await hashPassword(next, c.env.PASSWORD_PEPPER)
      await updatePassword(c.var.sql, { userId, passwordHash, keepSession: c.var.sessionId })
      background(c, uncount(c, 'sign_in_account', email))
      return c.body(null, 204)
    },
  )

  .post(
    '/workspace',
    requires('signed-in', { summary: 'Enter another workspace', tags }),
    validate('json', SwitchWorkspace),
    async (c) => {
      const { workspaceId } = c.req.valid('json')
      const { userId } = c.var.actor
      if (!(await switchWorkspace(c.var.sql, c.var.sessionId, userId, workspaceId))) throw new AppError('not_found')
      return c.json(await renewedSession(c, workspaceId), 200)
    },
  )

  .get('/sessions', requires('signed-in', { summary: 'Where one is signed in', tags }), async (c) => {
    const sessions = await listSessions(c.var.sql, c.var.actor.userId)
    return c.json(
      { sessions: sessions.map((session) => ({ ...session, current: session.id === c.var.sessionId })) },
      200,
    )
  })

  .delete('/sessions/:id', requires('signed-in', { summary: 'Sign out elsewhere', tags }), async (c) => {
    const id = c.req.param('id')
    if (!isUuid(id) || !(await deleteSessionOf(c.var.sql, c.var.actor.userId, id))) throw new AppError('not_found')
    return c.body(null, 204)
  })

  .patch(
    '/profile',
    requires('signed-in', { summary: 'Change one’s name or language', tags }),
    validate('json', ChangeProfile),
    async (c) => {
      await updateProfile(c.var.sql, c.var.actor.userId, c.req.valid('json'))
      return c.json(await renewedSession(c, c.var.actor.workspaceId), 200)
    },
  )

  .route('/password-reset', passwordReset)
  .route('/invitations', invitations)

/** The session after a change of what its pass says, with a pass that says the new. */
async function renewedSession(c: Context<AppEnv>, workspaceId: string): Promise<Session> {
  const session = await currentSession(c, workspaceId)
  const token = readCookie(c, 'session')
  if (token !== undefined && isToken(token)) await handPass(c, token, c.var.sessionId, session)
  return session
}
