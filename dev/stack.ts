import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import type { HttpRequest } from './neon-queries.ts'
import { startNeonProxy } from './neon-proxy.ts'
import { startPostgres } from './postgres.ts'
import { createDatabase, TEMPLATE_DATABASE, withDatabase } from './testing/create-database.ts'
import type { Services } from './testing/services.ts'
import { startUpstash } from './upstash.ts'

export type Stack = Services & {
  /** Requests that reached the database and Redis since the start. */
  readonly roundTrips: () => { database: number; redis: number }
  /** Collects the database requests from now on, until it is called off. */
  readonly record: () => () => HttpRequest[]
  /** Resolves when the database server is gone, asked for or not. */
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

export type StackOptions = {
  /** Where the database is kept. Without it, the data is thrown away in the end. */
  readonly databaseDir?: string
  /** Say nothing, not even where the data had to go. */
  readonly quiet: boolean
}

/** The database half of a stack: PostgreSQL behind the Neon proxy. */
export type Database = Pick<Stack, 'databaseUrl' | 'neonHttp' | 'record' | 'exited' | 'stop'> & {
  readonly roundTrips: () => number
}

/** Starts PostgreSQL and the Neon proxy on free ports. The database `app` is there, and empty at first. */
export const startDatabase = async ({ databaseDir, quiet }: StackOptions): Promise<Database> => {
  const postgres = await startPostgres({
    directory: databaseDir ?? mkdtempSync(join(tmpdir(), 'aqtra-')),
    temporary: databaseDir === undefined,
    onMoved: (folder) => {
      if (!quiet) console.log(`The account of PostgreSQL cannot enter this checkout: its data is in ${folder}.`)
    },
  })
  const proxy = await startNeonProxy(postgres.url)
  return {
    databaseUrl: postgres.url,
    neonHttp: proxy.address,
    roundTrips: proxy.roundTrips,
    record: proxy.record,
    exited: postgres.exited,
    stop: async () => {
      await proxy.stop()
      await postgres.stop()
    },
  }
}

/** Starts the database and Redis on free ports. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const [database, redis] = await Promise.all([startDatabase(options), startUpstash()])
  return {
    ...database,
    redisUrl: redis.url,
    redisToken: redis.token,
    roundTrips: () => ({ database: database.roundTrips(), redis: redis.roundTrips() }),
    stop: async () => {
      await Promise.all([database.stop(), redis.stop()])
    },
  }
}

/**
 * A throw-away stack whose `databaseUrl` is migrated already, and from which `createDatabase` copies fresh databases.
 * For tests and benchmarks.
 */
export const startTestStack = async (): Promise<Stack> => {
  const stack = await startStack({ quiet: true })
  try {
    await migrate(await createTemplate(stack))
    return { ...stack, databaseUrl: await createDatabase(stack) }
  } catch (error) {
    await stack.stop()
    throw error
  }
}

const createTemplate = async (stack: Stack): Promise<string> => {
  const made = await fetch(`http://${stack.neonHttp}/sql`, {
    method: 'POST',
    headers: { 'neon-connection-string': stack.databaseUrl },
    body: JSON.stringify({ query: `create database ${TEMPLATE_DATABASE}` }),
  })
  if (!made.ok) throw new Error(`no template database could be made: ${await made.text()}`)
  return withDatabase(stack.databaseUrl, TEMPLATE_DATABASE)
}
