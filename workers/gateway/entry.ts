import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { createSql, type Sql } from '#db/client.ts'
import type { Actor } from '#domain/auth/can.ts'
import { type Locale, negotiateLocale } from '#domain/localization/locales.ts'
import type { AppEnv, Bindings } from '../env.ts'
import { cookie, cookieIn } from '../core/auth/cookies.ts'
import { admit } from '../core/auth/identify.ts'
import { knownPass, PASS_S } from '../core/auth/pass.ts'
import { Lru } from '../core/lib/lru.ts'
import { addressOf } from '../core/lib/rate-limit.ts'
import { checkAddress, checkChange, countRequest } from './admission.ts'
import { insistOnHttps, newNonce, secureData, securePage } from './security-headers.ts'
import { type Trace, traceOf } from './trace.ts'

/**
 * What must be true of every request, in this order: it has an id and a trace, a language and a database; its caller is known where a
 * pass says so; it comes from our own pages; it is counted. Then the product; then its answer gets its headers, and the log its line.
 * One handler rather than one each: a chain of ten costs more than what they do.
 * @param answer turns a refusal into the answer
 */
export const entry = (answer: ErrorHandler<AppEnv>): MiddlewareHandler<AppEnv> =>
  async function enter(c, next) {
    const started = Date.now()
    // Whatever is read of the runtime's request is copied out of it, so it is read once.
    const { url, headers } = c.req.raw
    const secure = url.startsWith('https:')
    const trace = traceOf(headers, started)
    const isPage = !c.req.path.startsWith('/api/') && !c.req.path.startsWith('/hooks/')
    try {
      const asked = prepare(c, { headers, trace, secure, isPage, started })
      if (asked) await asked
      await next()
    } catch (error) {
      // What the product throws is answered within `next`; here are only refusals.
      c.res = await answer(error as Error, c)
    }
    complete(c, { trace, secure, isPage })
    if (c.env.REQUEST_LOG !== 'off') log(c, trace, started)
  }

type Entered = {
  readonly headers: Headers
  readonly trace: Trace
  /** Over https. */
  readonly secure: boolean
  readonly isPage: boolean
  /** Epoch ms. */
  readonly started: number
}

/** A database that hangs is as good as down: nobody waits longer for one answer of it. */
const PATIENCE_MS = 30_000

/** What is the same for every request of an isolate. */
const databases = new Map<string, Sql>()

function databaseOf({ DATABASE_URL: url, NEON_LOCAL: neonLocal }: Bindings): Sql {
  let sql = databases.get(url)
  if (!sql) {
    sql = createSql({ url, neonLocal }, PATIENCE_MS)
    databases.set(url, sql)
  }
  return sql
}

/** Browsers send one of few headers, over and over. */
const locales = new Lru<Locale>(500)

function localeOf(header: string | null): Locale {
  if (header === null || header.length > 200) return negotiateLocale(header)
  let locale = locales.peek(header)
  if (!locale) {
    locale = negotiateLocale(header)
    locales.set(header, locale)
  }
  return locale
}

/** Probes and files of the build are not what a limit protects. */
const isUncounted = (path: string) => path.startsWith('/assets/') || path === '/health' || path === '/ready'

/**
 * Fills the context and lets the request in, or does not. A promise only where somebody has to be asked.
 * @throws AppError where the request is refused
 */
function prepare(c: Context<AppEnv>, { headers, trace, secure, isPage, started }: Entered): Promise<void> | undefined {
  c.set('requestId', trace.requestId)
  c.set('trace', trace)
  c.set('sql', databaseOf(c.env))
  const language = headers.get('accept-language')
  const text = cookieIn(headers.get('cookie'), 'pass', secure)
  const pass = text === undefined ? null : knownPass(c.env.SESSION_SECRET, text, started)
  // What the browser asks for comes first: it is what the page is shown in.
  c.set('locale', pass && language === null ? pass.locale : localeOf(language))
  if (isPage) c.set('nonce', newNonce())
  if (pass) admit(c, pass)
  checkAddress(c)
  checkChange(c)
  if (isUncounted(c.req.path)) return undefined
  return countRequest(c.env, pass ? pass.actor.userId : addressOf(c), started)
}

function complete(c: Context<AppEnv>, { trace, secure, isPage }: Pick<Entered, 'trace' | 'secure' | 'isPage'>): void {
  const { res } = c
  // A switched protocol has no headers left to set, and copying it would lose the socket.
  if (res.status === 101) return
  const freshPass = c.get('freshPass') as string | undefined
  const put = (headers: Headers) => {
    if (isPage) securePage(headers, c.get('nonce'))
    else secureData(headers)
    if (secure) insistOnHttps(headers)
    headers.set('x-request-id', trace.requestId)
    if (freshPass !== undefined) headers.append('set-cookie', cookie(c, 'pass', freshPass, PASS_S))
  }
  try {
    put(res.headers)
  } catch {
    // Answers of other services are immutable.
    const copy = new Response(res.body, res)
    put(copy.headers)
    c.res = copy
  }
}

/** One line of JSON per request. The route's pattern, not its address: addresses hold tokens and what people search for. */
function log(c: Context<AppEnv>, trace: Trace, started: number): void {
  const actor = c.get('actor') as Actor | undefined
  const { method } = c.req
  console.log(
    JSON.stringify({
      level: 'info',
      at: started,
      method,
      route: matchedRoutes(c).at(-1)?.path ?? '',
      status: c.res.status,
      ms: Date.now() - started,
      requestId: trace.requestId,
      traceId: trace.traceId,
      workspace: actor?.workspaceId,
      user: actor?.userId,
    }),
  )
}
