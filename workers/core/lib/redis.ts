import { Redis } from '@upstash/redis/cloudflare'
import type { Bindings } from '../../env.ts'

type RedisAddress = Pick<Bindings, 'UPSTASH_REDIS_REST_URL' | 'UPSTASH_REDIS_REST_TOKEN'>

const clients = new Map<string, Redis>()

/** The isolate's Redis client. Redis counts and caches; it is never the only place something is kept. */
export function redisOf(env: RedisAddress): Redis {
  const known = clients.get(env.UPSTASH_REDIS_REST_URL)
  if (known) return known
  const client = new Redis({
    url: env.UPSTASH_REDIS_REST_URL,
    token: env.UPSTASH_REDIS_REST_TOKEN,
    // What waits for Redis has an answer without it; better soon than surely.
    retry: { retries: 1, backoff: () => 50 },
    enableTelemetry: false,
  })
  clients.set(env.UPSTASH_REDIS_REST_URL, client)
  return client
}
