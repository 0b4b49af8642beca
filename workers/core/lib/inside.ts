import { Hono } from 'hono'
import { createSql } from '#db/client.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { AppEnv, Bindings } from '../../env.ts'
import { traceOf } from '../../gateway/trace.ts'
import { onError } from './errors.ts'
import { newUuid } from './ids.ts'

/** Calls the API from within, as somebody, past the gateway: the same rules, the same answers. */
export type Inside = (
  actor: Actor,
  method: string,
  path: string,
  body?: unknown,
  headers?: { readonly [name: string]: string },
) => Promise<Response>

/**
 * @param api the features, as the gateway mounts them under `/api`
 * @param depth runs that whatever the calls set off stands within
 */
export function insideOf(api: Hono<AppEnv>, env: Bindings, ctx: ExecutionContext, depth: number): Inside {
  const sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
  return async (actor, method, path, body, headers = {}) => {
    const app = new Hono<AppEnv>()
    app.onError(onError)
    app.use(async function enterInside(c, next) {
      const trace = traceOf(c.req.raw.headers, Date.now())
      c.set('requestId', newUuid())
      c.set('trace', trace)
      c.set('sql', sql)
      c.set('locale', 'en')
      c.set('actor', actor)
      c.set('depth', depth)
      await next()
    })
    app.route('/', api)
    const init = {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    return app.request(`https://inside${path}`, init, env, ctx)
  }
}
