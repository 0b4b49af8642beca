import { neon, neonConfig, Pool } from '@neondatabase/serverless'
import { beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createDatabase } from './testing/create-database.ts'
import { services } from './testing/services.ts'

let databaseUrl: string

beforeAll(async () => {
  const { neonHttp } = services()
  neonConfig.fetchEndpoint = `http://${neonHttp}/sql`
  neonConfig.wsProxy = () => `${neonHttp}/v2`
  neonConfig.useSecureWebSocket = false
  neonConfig.webSocketConstructor = WebSocket
  databaseUrl = await createDatabase(services())
})

test('one query answers typed rows, and an error keeps its SQLSTATE, constraint and detail', async () => {
  const sql = neon(databaseUrl)
  await sql`create table invoices (number text constraint invoices_number_key unique, total numeric, at timestamptz)`
  await sql`insert into invoices values (${'Ü-1'}, ${12.5}, ${'2026-01-02T03:04:05Z'})`
  expect(await sql`select *, 7::int as seven, array[1, 2] as list, '{"a":1}'::jsonb as doc from invoices`).toEqual([
    { number: 'Ü-1', total: '12.5', at: new Date('2026-01-02T03:04:05Z'), seven: 7, list: [1, 2], doc: { a: 1 } },
  ])
  await expect(sql`insert into invoices values (${'Ü-1'})`).rejects.toMatchObject({
    code: '23505',
    constraint: 'invoices_number_key',
    detail: 'Key (number)=(Ü-1) already exists.',
  })
})

test('a batch is one transaction: all of it or nothing', async () => {
  const sql = neon(databaseUrl)
  await sql`create table steps (n int primary key)`
  await expect(
    sql.transaction([sql`insert into steps values (1)`, sql`insert into steps values (1)`]),
  ).rejects.toMatchObject({
    code: '23505',
  })
  expect(await sql`select * from steps`).toEqual([])
  const [inserted, counted] = await sql.transaction([
    sql`insert into steps values (1), (2) returning n`,
    sql`select count(*)::int as n from steps`,
  ])
  expect([inserted, counted]).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 2 }]])
})

test('a batch runs with the isolation level and access mode it asks for', async () => {
  const sql = neon(databaseUrl)
  const [settings] = await sql.transaction(
    [
      sql`select current_setting('transaction_isolation') as level, current_setting('transaction_deferrable') as deferrable`,
    ],
    { isolationLevel: 'Serializable', readOnly: true, deferrable: true },
  )
  expect(settings).toEqual([{ level: 'serializable', deferrable: 'on' }])
  await expect(sql.transaction([sql`create table never (n int)`], { readOnly: true })).rejects.toMatchObject({
    code: '25006',
  })
})

test('arrays and full results come as the driver was asked for', async () => {
  const sql = neon(databaseUrl, { arrayMode: true, fullResults: true })
  const result = await sql`select 1::int as a, 'x' as b`
  expect(result).toMatchObject({ rows: [[1, 'x']], rowCount: 1, command: 'SELECT', rowAsArray: true })
  expect(result.fields.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('a setting made by one request is unknown to the next', async () => {
  const sql = neon(databaseUrl)
  await sql`set application_name = 'left behind'`
  const names = await Promise.all(
    Array.from({ length: 20 }, () => sql`select current_setting('application_name') as name`),
  )
  expect(names.flat()).not.toContainEqual({ name: 'left behind' })
})

test('two statements in one query are refused, as Neon does', async () => {
  await expect(neon(databaseUrl).query('select 1; select 2')).rejects.toMatchObject({ code: '42601' })
})

test('an interactive transaction works through the WebSocket tunnel', async () => {
  const pool = new Pool({ connectionString: databaseUrl })
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('create table kept (n int)')
    await client.query('insert into kept select generate_series(1, 5000)')
    await client.query('commit')
    expect((await client.query('select sum(n)::int as sum from kept')).rows).toEqual([{ sum: 12_502_500 }])
  } finally {
    client.release()
    await pool.end()
  }
})

test('what is no query of Neon is told so', async () => {
  const { neonHttp } = services()
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`http://${neonHttp}/sql`, { method: 'POST', body, headers })
  expect((await fetch(`http://${neonHttp}/other`)).status).toBe(404)
  expect((await post('{}')).status).toBe(400)
  expect((await post('not json', { 'neon-connection-string': databaseUrl })).status).toBe(400)
})
