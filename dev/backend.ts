import { DATA } from './local-data.ts'
import { startNeonProxy } from './neon-proxy.ts'
import { startDatabase } from './stack.ts'
import { startUpstash } from './upstash.ts'
import type { WorkerBindings } from './worker.ts'

export type Backend = {
  readonly bindings: WorkerBindings
  /** Resolves when a local database server is gone, asked for or not. */
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

type Part<Names extends keyof WorkerBindings> = {
  readonly bindings: Pick<WorkerBindings, Names>
  readonly exited?: Promise<void>
  readonly stop?: () => Promise<void>
}

const NEVER = new Promise<void>(() => {})

/** The services behind the worker: local ones, or those that the environment names. */
export const startBackend = async (environment: NodeJS.ProcessEnv): Promise<Backend> => {
  const [database, redis] = await Promise.all([databaseOf(environment), redisOf(environment)])
  return {
    bindings: { ...database.bindings, ...redis.bindings },
    exited: database.exited ?? NEVER,
    stop: async () => {
      await Promise.all([database.stop?.(), redis.stop?.()])
    },
  }
}

const databaseOf = async (environment: NodeJS.ProcessEnv): Promise<Part<'DATABASE_URL' | 'NEON_LOCAL'>> => {
  const given = environment.DATABASE_URL
  if (given === undefined) {
    const { databaseUrl, neonHttp, exited, stop } = await startDatabase({ databaseDir: DATA.postgres, quiet: false })
    return { bindings: { DATABASE_URL: databaseUrl, NEON_LOCAL: neonHttp }, exited, stop }
  }
  if (new URL(given).hostname.endsWith('.neon.tech')) return { bindings: { DATABASE_URL: given } }
  const proxy = await startNeonProxy(given) // a PostgreSQL that does not speak Neon's protocols itself
  return { bindings: { DATABASE_URL: given, NEON_LOCAL: proxy.address }, stop: proxy.stop }
}

const redisOf = async (
  environment: NodeJS.ProcessEnv,
): Promise<Part<'UPSTASH_REDIS_REST_URL' | 'UPSTASH_REDIS_REST_TOKEN'>> => {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = environment
  if (url === undefined) {
    const local = await startUpstash()
    return { bindings: { UPSTASH_REDIS_REST_URL: local.url, UPSTASH_REDIS_REST_TOKEN: local.token }, stop: local.stop }
  }
  if (token === undefined) throw new Error('UPSTASH_REDIS_REST_URL is set, and UPSTASH_REDIS_REST_TOKEN is not.')
  return { bindings: { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } }
}
