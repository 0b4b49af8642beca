import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

/** Any number, as long as nobody else locks it: two starts at once must not both migrate. */
const MIGRATION_LOCK = 7_216_455_809

/**
 * Brings a database to the newest platform schema, in one transaction over a real connection (`neon-http` would run
 * statement by statement). What has been applied is recorded in `drizzle.__drizzle_migrations`.
 */
export const migrate = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('set client_min_messages = warning')
    await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS })
  } finally {
    await client.end()
  }
}
