import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { withDatabase } from './testing/create-database.ts'
import { services } from './testing/services.ts'

const query = async (databaseUrl: string, text: string) => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('three starts at once migrate an empty database once', async () => {
  const { databaseUrl } = services()
  const empty = `empty_${crypto.randomUUID().replaceAll('-', '')}`
  await query(withDatabase(databaseUrl, 'postgres'), `create database ${empty}`)
  const fresh = withDatabase(databaseUrl, empty)
  await Promise.all([migrate(fresh), migrate(fresh), migrate(fresh)])

  const applied = 'select hash from drizzle.__drizzle_migrations'
  const rows = await query(fresh, applied)
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length)
  expect(await query(databaseUrl, applied)).toEqual(rows)
})
