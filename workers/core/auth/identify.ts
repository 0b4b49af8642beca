import type { Context } from 'hono'
import type { Actor } from '#domain/auth/can.ts'
import { readSession } from '#db/queries/auth.ts'
import type { AppEnv } from '../../env.ts'
import { Lru } from '../lib/lru.ts'
import { readCookie } from './cookies.ts'
import { openPass, PASS_S, type Pass, signPass } from './pass.ts'
import { hashToken, isToken } from './tokens.ts'

/** Passes of this isolate by session token: for callers that do not send the pass back, and for bursts sent before it arrives. */
const issued = new Lru<{ readonly pass: Pass; readonly text: string }>(5_000)

/**
 * Who calls, or null. Costs nothing while the pass holds; after it one statement re-reads session, account and membership, and a new
 * pass is left in `c.var.freshPass` for the gateway to hand out.
 */
export async function identify(c: Context<AppEnv>): Promise<Actor | null> {
  const known = c.get('actor') as Actor | undefined
  if (known) return known
  const now = Date.now()
  const text = readCookie(c, 'pass')
  const pass = (text === undefined ? null : await openPass(c.env.SESSION_SECRET, text, now)) ?? (await renew(c, now))
  return pass === null ? null : admit(c, pass)
}

async function renew(c: Context<AppEnv>, now: number): Promise<Pass | null> {
  const token = readCookie(c, 'session')
  if (token === undefined || !isToken(token)) return null
  let entry = issued.peek(token)
  if (entry === undefined || entry.pass.expiresAt <= now) {
    const session = await readSession(c.var.sql, await hashToken(token))
    if (!session) {
      issued.delete(token)
      return null
    }
    entry = await issue(c, token, session)
  }
  c.set('freshPass', entry.text)
  return entry.pass
}

/** Signs a pass for a session that was just read or made. */
export async function issue(
  c: Context<AppEnv>,
  token: string,
  session: Omit<Pass, 'expiresAt'>,
): Promise<{ pass: Pass; text: string }> {
  const pass = { ...session, expiresAt: Date.now() + PASS_S * 1_000 }
  const entry = { pass, text: await signPass(c.env.SESSION_SECRET, pass) }
  issued.set(token, entry)
  return entry
}

/** Forgets what this isolate remembers of a session. */
export const forget = (token: string): void => issued.delete(token)

/** Makes the caller known to the handlers of this request. */
export function admit(c: Context<AppEnv>, pass: Pass): Actor {
  c.set('actor', pass.actor)
  c.set('sessionId', pass.sessionId)
  return pass.actor
}
