import { type Context, Hono } from 'hono'
import { findInvitation } from '#db/queries/invitations.ts'
import { needsSetup } from '#db/queries/auth.ts'
import type { AccountData } from '#web/workplace/account/account-data.ts'
import { renderAccount } from '#web/workplace/account/render.tsx'
import { safeNext } from '#web/workplace/account/safe-next.ts'
import { identify } from '../core/auth/identify.ts'
import { hashToken, isToken } from '../core/auth/tokens.ts'
import { requires } from '../core/lib/requires.ts'
import type { AppEnv } from '../env.ts'
import { builtOf } from './build.ts'
import { documentOf } from './document.ts'

const open = requires('public', { hide: true })

/** The screens before and beside the app: signing in, setting up, joining, recovering. */
export const account = new Hono<AppEnv>()
  .get('/sign-in', open, async (c) => {
    const next = safeNext(c.req.query('next') ?? '/')
    if (await identify(c)) return c.redirect(next)
    if (await needsSetup(c.var.sql)) return c.redirect('/setup')
    return answerAccount(c, { screen: 'sign-in', next })
  })
  .get('/setup', open, async (c) =>
    (await needsSetup(c.var.sql)) ? answerAccount(c, { screen: 'setup' }) : c.redirect('/sign-in'),
  )
  .get('/forgot', open, (c) => answerAccount(c, { screen: 'forgot' }))
  .get('/reset/:token', open, (c) => answerAccount(c, { screen: 'reset', token: c.req.param('token') }))
  .get('/invite/:token', open, async (c) => {
    const token = c.req.param('token')
    const found = isToken(token) ? await findInvitation(c.var.sql, await hashToken(token)) : null
    const invitation = found && {
      email: found.email,
      workspace: { name: found.workspaceName },
      hasAccount: found.account !== null,
    }
    return answerAccount(c, { screen: 'invite', token, invitation }, invitation ? 200 : 410)
  })

/** Draws an account screen or a plain message. Nobody's copy but the reader's. */
export async function answerAccount(
  c: Context<AppEnv>,
  data: AccountData,
  status: 200 | 403 | 404 | 410 = 200,
): Promise<Response> {
  const { locale, nonce } = c.var
  const built = await builtOf(c, 'account', [`workplace/account/messages/${locale}.ts`])
  const { title, body } = await renderAccount(data, { locale, nonce, assets: { script: built.script } })
  return c.html(documentOf({ locale, title, nonce, built, body }), status, { 'cache-control': 'no-store' })
}
