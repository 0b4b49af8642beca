import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PostgresRunning, removeData, startPostgres } from './postgres.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aqtra test '))
  chmodSync(folder, 0o755) // the server may run under another account
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('data outlives the server, a lock left behind does not, and one folder has one server', async () => {
  const directory = join(folder, 'kept')
  const first = await startPostgres({ directory, temporary: false })
  await query(first.url, 'create table notes as select 1 as n')
  await expect(startPostgres({ directory, temporary: false })).rejects.toThrow(PostgresRunning)
  await expect(removeData(directory)).rejects.toThrow(PostgresRunning)
  await first.stop()

  writeFileSync(join(directory, 'postmaster.pid'), `${process.pid}\n${directory}\n`) // alive, and no PostgreSQL
  const second = await startPostgres({ directory, temporary: false })
  expect(await query(second.url, 'select n from notes')).toEqual([{ n: 1 }])
  await second.stop()

  await removeData(directory)
  expect(existsSync(directory)).toBe(false)
})

test('throw-away data is gone when the server is', async () => {
  const directory = join(folder, 'temporary')
  const server = await startPostgres({ directory, temporary: true })
  expect(await query(server.url, "select lower('ÄÉ') as lower")).toEqual([{ lower: 'äé' }])
  await server.stop()
  expect(existsSync(directory)).toBe(false)
})
