import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Sql } from '#db/client.ts'
import { readPage, writeBulk } from '#db/queries/records.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import { matches, type Row } from '#domain/expressions/predicate.ts'
import { toPredicate } from '#domain/expressions/to-predicate.ts'
import { AppError } from '#domain/lib/errors.ts'
import { SEES_ALL, rowScope, type Components } from '#domain/records/row-scope.ts'
import { BULK_SLOTS, compileBulk } from './compile-bulk.ts'
import { compileQuery, querySlots } from './compile-query.ts'
import { WRITE_SLOTS } from './compile-write.ts'
import { readCursor } from './cursor.ts'
import { sightOf, userValues, type Reader } from './reader.ts'
import { migrator, testDatabase } from './testing/migrator.ts'
import {
  conditionArbitrary,
  CUSTOMER,
  CUSTOMER_ROWS,
  orderArbitrary,
  questionArbitrary,
  rowsArbitrary,
  type Question,
  type Values,
} from './testing/random-app.ts'

const AT = '2026-11-21T09:30:00.000Z'
const USER = '0190b5b2-7c1a-7abc-8def-0000000000ff'
const PARAMS = { least: 1, word: 'a' }
const context = { now: Date.parse(AT), timeZone: 'Europe/Berlin' }
const OWNER: Actor = {
  userId: USER,
  workspaceId: 'ws_p',
  email: 'o@example.com',
  name: 'Owner',
  role: 'owner',
  roleIds: [],
}
const MEMBER: Actor = { ...OWNER, role: 'user', roleIds: ['clerk'] }
const FIELDS = [
  'text',
  'count',
  'total',
  'paid',
  'due',
  'at',
  'when',
  'link',
  'customer.country',
  'customer.secret',
  'others',
]

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

const schemas = new Map<string, string>()

/** Tables for the components, made on first use, with just these rows in them. */
async function store(components: Components, rows: readonly Values[]): Promise<{ reader: Reader; ids: string[] }> {
  const key = JSON.stringify(components)
  let schema = schemas.get(key)
  if (schema === undefined) {
    schema = `ws_p${schemas.size}`
    schemas.set(key, schema)
    await migrator(sql, schema).migrate(components as never)
    await create({ schema, components, roles: [], actor: OWNER, context }, 'customer', CUSTOMER_ROWS)
  }
  await sql.query(`TRUNCATE "${schema}"."order" CASCADE`)
  const reader: Reader = { schema, components, roles: [], actor: OWNER, context }
  const ids = rows.map((_, i) => `0190b5b2-7c1a-7abc-8def-1000000000${String(i).padStart(2, '0')}`)
  await create(
    reader,
    'order',
    rows.map((row, i) => ({ ...row, id: ids[i] ?? '' })),
  )
  return { reader, ids }
}

async function create(reader: Reader, componentId: string, rows: readonly Values[]) {
  const bulk = compileBulk(reader, componentId, { create: true, update: false, delete: false }, false)
  const given = JSON.stringify(rows.map((row, i) => ({ ...row, $index: i })))
  const { problems } = await writeBulk(sql, null, bulk, {
    [BULK_SLOTS.create]: given,
    [WRITE_SLOTS.at]: AT,
    [WRITE_SLOTS.by]: USER,
  })
  expect(problems).toEqual([])
}

/** The wire form of a row, with the fields of its customer that `sees` lets through. */
function wire(row: Values, id: string, sees: (customer: Values) => boolean): Row {
  const reference = (customerId: unknown, more: boolean) => {
    const customer = CUSTOMER_ROWS.find((each) => each['id'] === customerId)
    if (!customer) return null
    const within = sees(customer)
    const fields = { country: within ? customer['country_c'] : null, secret: within ? customer['secret_c'] : null }
    return { id: customer['id'], name: customer['label_c'], ...(more ? fields : {}) }
  }
  return {
    id,
    name: row['text_1'],
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    createdBy: USER,
    updatedBy: USER,
    text: row['text_1'],
    count: row['count_1'],
    total: row['total_1'],
    paid: row['paid_1'],
    due: row['due_1'],
    at: row['at_1'],
    when: row['when_1'],
    link: row['link_1'],
    customer: reference(row['customer_1'], true),
    others: (row['others_1'] as string[]).map((other) => reference(other, false)),
  }
}

const byCodePoints = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const at = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Row | null)?.[name] ?? null, row)

function inOrder(rows: readonly Row[], sort: readonly string[]): Row[] {
  const compareKey = (a: unknown, b: unknown, sign: number): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'string' && typeof b === 'string') return sign * byCodePoints(a, b)
    return sign * (Number(a) - Number(b))
  }
  const signOf = (key: string | undefined) => (key?.startsWith('-') ? -1 : 1)
  return rows.toSorted((a, b) => {
    for (const key of sort) {
      const path = key.replace('-', '')
      const order = compareKey(at(a, path), at(b, path), signOf(key))
      if (order !== 0) return order
    }
    return signOf(sort.at(-1)) * byCodePoints(String(a['id']), String(b['id']))
  })
}

/** All pages of a question, walked by cursor. */
async function walk(reader: Reader, { filter, sort, limit }: Question, fields: readonly string[]): Promise<Row[][]> {
  const pages: Row[][] = []
  let cursor: string | undefined
  for (let i = 0; i < 20; i++) {
    const types = compileQuery(reader, 'order', {
      filter,
      sort: [...sort],
      fields: [...fields],
      count: true,
      params: PARAMS,
      words: 0,
      nulls: null,
    })
    const position = cursor === undefined ? null : readCursor(cursor, types.order, types.keyTypes)
    const nulls = position && position.keys.map((key) => key === null)
    const page = compileQuery(reader, 'order', {
      filter,
      sort: [...sort],
      fields: [...fields],
      count: true,
      params: PARAMS,
      words: 0,
      nulls,
    })
    const { records, next, count } = JSON.parse(await readPage(sql, page, querySlots([], limit, position), limit))
    pages.push(records)
    expect(typeof count).toBe('number')
    if (pages.length === 1) total = count
    if (next === undefined) return pages
    expect(records).toHaveLength(limit)
    cursor = next
  }
  throw new Error('the pages do not end')
}
let total = 0

/** @throws AppError `invalid_filter` */
const conditionIn = (text: string, reader: Reader, trusted: boolean): ((row: Row) => boolean) => {
  if (text === '') return () => true
  const scope = rowScope('order', reader.components, trusted ? SEES_ALL : sightOf(reader))
  const predicate = toPredicate(text, scope, { user: userValues(reader.actor), params: trusted ? {} : PARAMS }, context)
  if (!predicate.ok) throw new AppError('invalid_filter', { extra: { problems: predicate.error } })
  return (row) => matches(predicate.value, row)
}

const asked = fc.record({
  order: orderArbitrary,
  rows: rowsArbitrary,
  question: questionArbitrary,
  rule: fc.option(conditionArbitrary, { nil: null }),
  customerRule: fc.constantFrom(null, 'secret > 0', 'country == "DE"'),
  /** Whether the property that names the records is out of the reader's sight. */
  nameless: fc.boolean(),
})

test('a compiled query answers what the same condition, order and pages come to in memory', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(asked, async ({ order, rows, question: whole, rule, customerRule, nameless }) => {
      const question = nameless ? { ...whole, sort: whole.sort.filter((key) => !/^-?text$/.test(key)) } : whole
      const sight = nameless ? { fields: Object.keys(order.model.properties).filter((id) => id !== 'text_1') } : {}
      const fields = nameless ? FIELDS.filter((name) => name !== 'text') : FIELDS
      const components: Components = { order, customer: CUSTOMER }
      const { reader: owner, ids } = await store(components, rows)
      const role: Role = {
        id: 'clerk',
        name: 'Clerk',
        components: {
          order: { read: rule === null ? sight : { rule, ...sight } },
          customer: { read: customerRule === null ? {} : { rule: customerRule } },
        },
      }
      const reader: Reader = { ...owner, roles: [role], actor: MEMBER }
      const sees = (customer: Values) =>
        customerRule === null ||
        (customerRule === 'secret > 0' ? Number(customer['secret_c']) > 0 : customer['country_c'] === 'DE')
      const rowsOf = (visible: (customer: Values) => boolean) => rows.map((row, i) => wire(row, ids[i] ?? '', visible))
      const unnamed = (row: Row): Row =>
        Object.fromEntries(Object.entries({ ...row, name: null }).filter(([name]) => name !== 'text'))
      const [full, limited] = [rowsOf(() => true), nameless ? rowsOf(sees).map(unnamed) : rowsOf(sees)]
      let expected: Row[]
      try {
        const within = (row: Row, i: number) => {
          try {
            return rule === null || conditionIn(rule, reader, true)(full[i] ?? row)
          } catch {
            return false
          }
        }
        const wanted = conditionIn(question.filter, reader, false)
        expected = inOrder(
          limited.filter((row, i) => wanted(row) && within(row, i)),
          question.sort,
        )
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        await expect(walk(reader, question, fields)).rejects.toMatchObject({ code: 'invalid_filter' })
        return
      }
      const pages = await walk(reader, question, fields)
      expect(pages.flat()).toEqual(expected)
      expect(total).toBe(expected.length)
      compared++
    }),
    { numRuns: 250 },
  )
  expect(compared).toBeGreaterThan(100)
}, 120_000)
