import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../env.ts'
import { notFound, onError, problem } from '../core/lib/errors.ts'
import { requires } from '../core/lib/requires.ts'
import { outbox } from '../core/mail/outbox.ts'
import { entry } from './entry.ts'
import { health } from './health.ts'
import { type ApiDocument, describe } from './openapi.ts'
import { reference } from './reference.ts'

/** What the gateway stands in front of: the API, and the pages, which no layer down here knows. */
export type Behind = { readonly features: Hono<AppEnv>; readonly pages: Hono<AppEnv> }

const tags = ['Platform']

/** The edge: what must be true of a request before the product sees it. No product rules here. */
export function createGateway({ features, pages }: Behind): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(onError)
  app.notFound(notFound)
  app.use(entry(onError))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const answer = problem(c, new AppError('method_not_allowed', { extra: { allow: methods } }))
        answer.headers.set('allow', methods.join(', '))
        return answer
      },
    }),
  )

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
  app.route('/api', features)
  app.route('/', pages)
  return app
}
