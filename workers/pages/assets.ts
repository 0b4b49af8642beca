import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../env.ts'

/** Files of the build carry a hash of their content in their name. */
const FOREVER = 'public, max-age=31536000, immutable'

/** A file of the web build. */
export async function asset(c: Context<AppEnv>): Promise<Response> {
  const answer = await c.env.ASSETS.fetch(c.req.raw)
  if (!answer.ok && answer.status !== 304) throw new AppError('not_found')
  const copy = new Response(answer.body, answer)
  copy.headers.set('cache-control', FOREVER)
  return copy
}
