import { Hono } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../env.ts'
import { notFound, onError, problem } from '../core/lib/errors.ts'
import { requires } from '../core/lib/requires.ts'
import { outbox } from '../core/mail/outbox.ts'
import { hooks } from '../core/workflows/hooks.ts'
import { entry } from './entry.ts'
import { health } from './health.ts'
import { type ApiDocument, describe } from './openapi.ts'
import { reference } from './reference.ts'
import { RememberingRouter } from './remembering-router.ts'

/** What the gateway stands in front of: the API, and the pages, which no layer down here knows. */
export type Behind = { readonly features: Hono<AppEnv>; readonly pages: Hono<AppEnv> }

const tags = ['Platform']

/** The edge: what must be true of a request before the product sees it. No product rules here. */
export function createGateway({ features, pages }: Behind): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ router: new RememberingRouter() })
  app.onError(onError)
  app.notFound((c) => {
    const methods = methodsOf(app, c.req.path)
    if (methods.length === 0) return notFound(c)
    const answer = problem(c, new AppError('method_not_allowed', { extra: { allow: methods } }))
    answer.headers.set('allow', methods.join(', '))
    return answer
  })
  app.use(entry(onError))

  // Made on demand, once per isolate; nothing in it changes.
  let document: ApiDocument | undefined
  const describeOnce = async () => (document ??= await describe(app))

  app.get('/openapi.json', requires('public', { summary: 'This document', tags }), async (c) =>
    c.json(await describeOnce(), 200),
  )
  app.get('/docs', requires('public', { hide: true }), async (c) =>
    c.html(reference(await describeOnce(), c.var.locale, c.var.nonce)),
  )
  app.route('/', health)
  app.route('/dev/outbox', outbox)
  app.route('/hooks', hooks)
  app.route('/api', features)
  app.route('/', pages)
  return app
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The methods an address takes; asked only where nothing matched. */
const methodsOf = (app: Hono<AppEnv>, path: string): string[] =>
  METHODS.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method))
