import { Hono } from 'hono'
import type { AppEnv } from '../env.ts'
import { redisOf } from '../core/lib/redis.ts'
import { requires } from '../core/lib/requires.ts'

const LIMIT_MS = 2_000
const tags = ['Platform']

type State = 'up' | 'down'

const stateOf = async (probe: (signal: AbortSignal) => Promise<unknown>): Promise<State> => {
  const signal = AbortSignal.timeout(LIMIT_MS)
  const late = new Promise<State>((resolve) => signal.addEventListener('abort', () => resolve('down')))
  const asked = probe(signal).then(
    () => 'up' as const,
    () => 'down' as const,
  )
  return Promise.race([asked, late])
}

/** For load balancers and monitors. */
export const health = new Hono<AppEnv>()
  .get('/health', requires('public', { summary: 'Whether the worker runs', tags }), (c) =>
    c.json({ status: 'up' as State }, 200),
  )
  .get('/ready', requires('public', { summary: 'Whether what the worker needs is there', tags }), async (c) => {
    const [database, redis] = await Promise.all([
      stateOf((signal) => c.var.sql.query('select 1', [], { fetchOptions: { signal } })),
      stateOf(() => redisOf(c.env).ping()),
    ])
    return c.json({ database, redis }, database === 'up' && redis === 'up' ? 200 : 503)
  })
