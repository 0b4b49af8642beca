import { beforeAll, expect, test } from 'vitest'
import type { Property } from '#domain/components/model.ts'
import type { Sql } from '../client.ts'
import { PREAMBLE_LENGTH, type Models } from './plan-migration.ts'
import { migrator, testDatabase } from './testing/migrator.ts'

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

const invoice = (properties: readonly Property[]): Models => ({
  invoice: {
    id: 'invoice',
    title: 'Invoice',
    model: { properties: Object.fromEntries(properties.map((p) => [p.id, p])), keys: {}, nameFrom: null },
  },
})
const property = (id: string, more: object): Property => ({ id, name: id, title: id, order: 'a0', ...more }) as Property

const before = Array.from({ length: 10 }, (_, i) => property(`p${i}`, { type: 'integer' }))
const added = Array.from({ length: 10 }, (_, i) =>
  property(`q${i}`, { type: 'number', required: true, default: i, min: 0 }),
)

test('twenty changed properties on 100,000 rows are one pass over the table, and its rows are not written anew', async () => {
  const at = migrator(sql, 'ws_large0')
  await at.migrate(invoice(before))
  await sql.query(
    `INSERT INTO "ws_large0"."invoice" (id, p0, p1) SELECT gen_random_uuid(), n, n % 7 FROM generate_series(1, 100000) AS n`,
  )
  const file = async () =>
    (await sql.query(`SELECT pg_relation_filenode('"ws_large0"."invoice"') AS file`))[0]?.['file']
  const place = await file()

  const to = invoice([...before.map((p) => ({ ...p, title: `${p.title}!`, min: 0 }) as Property), ...added])
  const { plan, changes } = await at.plan(to)
  expect(changes.filter(({ safety }) => safety !== 'safe')).toEqual([])
  const statements = plan.apply.slice(PREAMBLE_LENGTH)
  // One adds columns and checks all rules; the other takes back the defaults, which touches no row.
  expect(statements.map((statement) => statement.split(' ').slice(0, 2).join(' '))).toEqual([
    'ALTER TABLE',
    'ALTER TABLE',
  ])
  await at.migrate(to)
  expect(await file()).toBe(place)
  expect(
    await sql.query(
      `SELECT count(*)::int AS n, min(q3)::int AS least, max(q3)::int AS most FROM "ws_large0"."invoice"`,
    ),
  ).toEqual([{ n: 100_000, least: 3, most: 3 }])
})

test('several changes of type write the rows once', async () => {
  const at = migrator(sql, 'ws_large1')
  await at.migrate(invoice(before))
  const { plan } = await at.plan(invoice(before.map((p) => ({ ...p, type: 'number' }) as Property)))
  expect(plan.apply.slice(PREAMBLE_LENGTH)).toHaveLength(1)
  const lossy = await at.plan(invoice(before.map((p) => ({ ...p, type: 'date' }) as Property)))
  expect(lossy.plan.apply.filter((statement) => statement.startsWith('UPDATE'))).toHaveLength(1)
})
