import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv, Bindings } from '../env.ts'
import { Lru } from '../core/lib/lru.ts'
import { MAX_JSON_BYTES } from '../core/lib/read-body.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where bodies may be larger; their routes have limits of their own. */
const LARGE_BODIES = ['/api/files', '/api/components/import']

/**
 * Refuses state changes that another site's page made the browser send with our cookies, and bodies announced too large.
 * @throws AppError `foreign_origin`, `body_too_large`
 */
export function checkChange(c: Context<AppEnv>): void {
  if (SAFE_METHODS.has(c.req.method)) return
  const { headers } = c.req.raw
  const origin = headers.get('origin')
  if (origin !== null) {
    if (origin !== new URL(c.req.url).origin) throw new AppError('foreign_origin')
  } else if (headers.has('cookie') && headers.get('sec-fetch-site') !== 'same-origin') {
    throw new AppError('foreign_origin')
  }
  const bytes = Number(headers.get('content-length') ?? 0)
  if (bytes > MAX_JSON_BYTES && !LARGE_BODIES.some((path) => c.req.path.startsWith(path))) {
    throw new AppError('body_too_large', { extra: { maxBytes: MAX_JSON_BYTES } })
  }
}

/**
 * Nothing has NUL in its address, and no query could ask for it.
 * @throws AppError `not_found`
 */
export function checkAddress(c: Context<AppEnv>): void {
  const { path } = c.req
  if (path.includes('\u0000') || path.includes('%00')) throw new AppError('not_found')
}

/** How many requests of one caller are let through for one question to the limiter. */
const BLOCK = 10
/** How long a refusal stands before the limiter is asked again. */
const REFUSED_MS = 10_000

type Caller = { left: number; refusedUntil: number }

const callers = new Lru<Caller>(10_000)

/**
 * Counts an ordinary request of `caller`. Nine of ten cost nothing; the tenth asks Cloudflare's limiter, which counts where the request
 * arrived and so costs no round trip either. Returns a promise only where it asks.
 * @throws AppError `rate_limited`
 */
export function countRequest(env: Bindings, caller: string, now: number): Promise<void> | undefined {
  const known = callers.peek(caller)
  if (known && known.refusedUntil > now) throw refusal(known.refusedUntil - now)
  if (known && known.left > 0) {
    known.left--
    return undefined
  }
  return ask(env, caller, now)
}

async function ask(env: Bindings, caller: string, now: number): Promise<void> {
  const entry = { left: BLOCK - 1, refusedUntil: 0 }
  callers.set(caller, entry)
  const { success } = await env.LIMITER.limit({ key: caller })
  if (success) return
  entry.refusedUntil = now + REFUSED_MS
  throw refusal(REFUSED_MS)
}

const refusal = (forMs: number) => new AppError('rate_limited', { extra: { retryAfter: Math.ceil(forMs / 1_000) } })
