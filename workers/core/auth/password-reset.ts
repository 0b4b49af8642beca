import { type Context, Hono } from 'hono'
import { findAccount, insertPasswordReset, isResetOpen, resetPassword } from '#db/queries/auth.ts'
import { AskPasswordReset, ConfirmPasswordReset } from '#domain/auth/credentials.ts'
import { resetLetter } from '#domain/auth/letters.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import { addressOf, count } from '../lib/rate-limit.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { deliverOwed, owe } from '../mail/deliver.ts'
import { linkTo } from './links.ts'
import { hashPassword } from './password.ts'
import { hashToken, newToken } from './tokens.ts'

const LIFETIME_S = 3_600
const tags = ['Sign-in']

export const passwordReset = new Hono<AppEnv>()
  .post(
    '/',
    requires('public', { summary: 'Ask for a letter with a reset link; answers alike for every address', tags }),
    validate('json', AskPasswordReset),
    async (c) => {
      const { email } = c.req.valid('json')
      await count(c, 'reset_ip', addressOf(c))
      // After the answer: its time must not tell whether there is such an account.
      background(c, sendReset(c, email))
      return c.body(null, 202)
    },
  )
  .post(
    '/confirm',
    requires('public', { summary: 'Choose a new password', tags }),
    validate('json', ConfirmPasswordReset),
    async (c) => {
      const { token, password } = c.req.valid('json')
      await count(c, 'link_ip', addressOf(c))
      const tokenHash = await hashToken(token)
      if (!(await isResetOpen(c.var.sql, tokenHash))) throw new AppError('token_expired')
      const passwordHash = await hashPassword(password, c.env.PASSWORD_PEPPER)
      if (!(await resetPassword(c.var.sql, tokenHash, passwordHash))) throw new AppError('token_expired')
      return c.body(null, 204)
    },
  )

async function sendReset(c: Context<AppEnv>, email: string): Promise<void> {
  const account = await findAccount(c.var.sql, { email })
  if (!account) return
  try {
    await count(c, 'reset_account', email)
  } catch (error) {
    // Told to nobody: only an account that exists has this count.
    if (error instanceof AppError && error.code === 'rate_limited') return
    throw error
  }
  const token = newToken()
  const link = linkTo(c, `/reset/${token}`)
  await insertPasswordReset(c.var.sql, {
    userId: account.userId,
    tokenHash: await hashToken(token),
    lifetimeS: LIFETIME_S,
    mail: owe(resetLetter(account.locale, account.email, { name: account.name, link, minutes: LIFETIME_S / 60 })),
  })
  await deliverOwed(c.env)
}
