import type { Context } from 'hono'
import { type Account, findAccount, insertSession } from '#db/queries/auth.ts'
import { GRANTED } from '#domain/auth/permissions.ts'
import type { Session } from '#domain/auth/session.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { cookie, REMEMBERED_S, UNREMEMBERED_S } from './cookies.ts'
import { admit, issue } from './identify.ts'
import { PASS_S } from './pass.ts'
import { hashToken, newToken } from './tokens.ts'

/** What the session routes answer, seen from one of the account's workspaces; null where it is not a member of it. */
export function sessionOf(account: Account, workspaceId: string): Session | null {
  const membership = account.memberships.find((one) => one.workspaceId === workspaceId)
  if (!membership) return null
  return {
    user: { id: account.userId, email: account.email, name: account.name, locale: account.locale },
    workspace: { id: membership.workspaceId, name: membership.workspaceName },
    role: membership.role,
    roleIds: membership.roleIds,
    permissions: [...GRANTED[membership.role]],
    workspaces: account.memberships.map((one) => ({ id: one.workspaceId, name: one.workspaceName })),
  }
}

/**
 * The caller's session, read anew.
 * @throws AppError `unauthenticated` where it ended since its pass was signed
 */
export async function currentSession(c: Context<AppEnv>, workspaceId = c.var.actor.workspaceId): Promise<Session> {
  const account = await findAccount(c.var.sql, { id: c.var.actor.userId })
  const session = account && !account.disabled ? sessionOf(account, workspaceId) : null
  if (!session) throw new AppError('unauthenticated')
  return session
}

/**
 * Begins a session for an account whose owner has proved themselves, and sets both cookies. Enters the given workspace, or the one
 * entered last.
 * @throws AppError `account_disabled`, `no_workspace`
 */
export async function signOn(
  c: Context<AppEnv>,
  userId: string | Account,
  { remember = false, workspaceId }: { readonly remember?: boolean; readonly workspaceId?: string } = {},
): Promise<Session> {
  const account = typeof userId === 'string' ? await findAccount(c.var.sql, { id: userId }) : userId
  if (!account || account.disabled) throw new AppError('account_disabled')
  const target = workspaceId ?? account.memberships[0]?.workspaceId
  const session = target === undefined ? null : sessionOf(account, target)
  if (!session) throw new AppError('no_workspace')

  const token = newToken()
  const id = newUuid()
  const begun = await insertSession(c.var.sql, {
    id,
    tokenHash: await hashToken(token),
    userId: account.userId,
    workspaceId: session.workspace.id,
    userAgent: (c.req.header('user-agent') ?? '').slice(0, 300),
    lifetimeS: remember ? REMEMBERED_S : UNREMEMBERED_S,
  })
  if (!begun) throw new AppError('no_workspace')
  c.header('set-cookie', cookie(c, 'session', token, remember ? REMEMBERED_S : null), { append: true })
  await handPass(c, token, id, session)
  return session
}

/** Signs a pass that says what `session` says, and sets it as a cookie. */
export async function handPass(c: Context<AppEnv>, token: string, sessionId: string, session: Session): Promise<void> {
  const { user, workspace, role, roleIds } = session
  const actor = { userId: user.id, workspaceId: workspace.id, email: user.email, name: user.name, role, roleIds }
  const { pass, text } = await issue(c, token, { sessionId, locale: user.locale, actor })
  admit(c, pass)
  c.header('set-cookie', cookie(c, 'pass', text, PASS_S), { append: true })
}
