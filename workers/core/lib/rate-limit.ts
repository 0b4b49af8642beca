import { Ratelimit } from '@upstash/ratelimit'
import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv, Bindings } from '../../env.ts'
import { redisOf } from './redis.ts'

type Rule = {
  readonly tokens: number
  readonly window: `${number} m` | `${number} h`
  /** What happens while Redis is down: guessing passwords is then stopped altogether, the rest goes on uncounted. */
  readonly whenDown: 'closed' | 'open'
}

/** What is counted globally. Ordinary requests are counted where they arrive; see `gateway/admission.ts`. */
const RULES = {
  sign_in_ip: { tokens: 100, window: '5 m', whenDown: 'closed' },
  sign_in_account: { tokens: 10, window: '15 m', whenDown: 'closed' },
  reset_ip: { tokens: 20, window: '15 m', whenDown: 'open' },
  reset_account: { tokens: 3, window: '15 m', whenDown: 'open' },
  link_ip: { tokens: 60, window: '15 m', whenDown: 'open' },
  invite_workspace: { tokens: 100, window: '1 h', whenDown: 'open' },
} as const satisfies { readonly [name: string]: Rule }
export type Counted = keyof typeof RULES

/** Longer than any healthy Redis takes. */
const TIMEOUT_MS = 2_000

const limiters = new WeakMap<object, Map<Counted, Ratelimit>>()

function limiterOf(env: Bindings, name: Counted): Ratelimit {
  const redis = redisOf(env)
  const known = limiters.get(redis) ?? new Map<Counted, Ratelimit>()
  limiters.set(redis, known)
  const rule: Rule = RULES[name]
  const limiter =
    known.get(name) ??
    new Ratelimit({
      redis,
      limiter: Ratelimit.slidingWindow(rule.tokens, rule.window),
      prefix: `aqtra:limit:${name}`,
      timeout: TIMEOUT_MS,
    })
  known.set(name, limiter)
  return limiter
}

/** Where a request comes from. Cloudflare sets the header; callers cannot. */
export const addressOf = (c: Context): string => c.req.header('cf-connecting-ip') ?? 'local'

/**
 * Counts one attempt.
 * @throws AppError `rate_limited`; `redis_unavailable` where Redis is down and the rule then closes
 */
export async function count(c: Context<AppEnv>, name: Counted, key: string): Promise<void> {
  let outcome: { readonly success: boolean; readonly reset: number; readonly reason?: string }
  try {
    outcome = await limiterOf(c.env, name).limit(key)
  } catch (cause) {
    return down(name, cause)
  }
  if (outcome.reason === 'timeout') return down(name, undefined)
  if (!outcome.success) {
    throw new AppError('rate_limited', { extra: { retryAfter: Math.max(1, (outcome.reset - Date.now()) / 1_000) } })
  }
}

function down(name: Counted, cause: unknown): void {
  if (RULES[name].whenDown === 'closed') throw new AppError('redis_unavailable', { cause, extra: { retryAfter: 5 } })
}

/** Forgets what was counted, after an attempt that proved honest. Best effort. */
export const uncount = (c: Context<AppEnv>, name: Counted, key: string): Promise<void> =>
  limiterOf(c.env, name)
    .resetUsedTokens(key)
    .catch(() => undefined)
