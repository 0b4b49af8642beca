import { inject } from 'vitest'

/** Where a test finds the local services. */
export type Services = {
  /** Connection string of a migrated database that all tests share. */
  readonly databaseUrl: string
  /** `host:port` of the Neon-compatible proxy. */
  readonly neonHttp: string
  /** Base URL and token of the Upstash-compatible Redis. */
  readonly redisUrl: string
  readonly redisToken: string
}

declare module 'vitest' {
  interface ProvidedContext extends Services {}
}

/** The services that the global set-up started for this test run. */
export const services = (): Services => ({
  databaseUrl: inject('databaseUrl'),
  neonHttp: inject('neonHttp'),
  redisUrl: inject('redisUrl'),
  redisToken: inject('redisToken'),
})
