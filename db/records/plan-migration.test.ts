import { beforeAll, describe, expect, test } from 'vitest'
import type { Component } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import type { Sql } from '../client.ts'
import { PREAMBLE_LENGTH, type Models } from './plan-migration.ts'
import { migrator, testDatabase, type Migrator } from './testing/migrator.ts'

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

let workspaces = 0
const workspace = (): Migrator => migrator(sql, `ws_plan${String(++workspaces).padStart(4, '0')}`)

type PropertyDraft = Property extends infer P
  ? P extends Property
    ? Omit<P, 'name' | 'title' | 'order'> & { name?: string; title?: string }
    : never
  : never

const component = (
  id: string,
  properties: readonly PropertyDraft[],
  more: Partial<Component['model']> = {},
): Models => ({
  [id]: {
    id,
    title: id,
    model: {
      properties: Object.fromEntries(
        properties.map((p, i) => [p.id, { name: p.id, title: p.id, order: `a${i}`, ...p } as Property]),
      ),
      keys: {},
      nameFrom: null,
      ...more,
    },
  },
})

const values = async (at: Migrator, column: string, id = 'invoice') => (await at.rows(id)).map((row) => row[column])

describe('a new table', () => {
  test('has the system columns, typed columns, checks and indexes', async () => {
    const at = workspace()
    const changes = await at.migrate(
      component('invoice', [
        { id: 'number', type: 'string', required: true, unique: true, maxLength: 20 },
        { id: 'total', type: 'number', min: 0 },
        {
          id: 'status',
          type: 'integer',
          options: [
            { value: 0, label: 'New' },
            { value: 1, label: "It's paid" },
          ],
          query: true,
        },
      ]),
    )
    expect(changes.map(({ kind, safety }) => ({ kind, safety }))).toEqual([{ kind: 'table_added', safety: 'safe' }])
    const shape = (await at.shapes())['invoice']
    expect(shape?.columns).toContain('total numeric')
    expect(shape?.columns).toContain('version integer not null default 1')
    expect(shape?.constraints.map((c) => c.split(' ')[0])).toEqual([
      'invoice$pk',
      'number$max_length',
      'number$required',
      'status$options',
      'total$min',
    ])
    await at.insert('invoice', { number: 'A1', total: 5, status: 1 })
    await expect(at.insert('invoice', { number: 'A1' })).rejects.toMatchObject({
      code: '23505',
      constraint: expect.stringMatching(/^number\$unique\$/),
    })
    await expect(at.insert('invoice', { number: 'A2', total: -1 })).rejects.toMatchObject({
      code: '23514',
      constraint: 'total$min',
    })
    await expect(at.insert('invoice', { total: 1 })).rejects.toMatchObject({
      code: '23514',
      constraint: 'number$required',
    })
    await expect(at.insert('invoice', { number: 'A3', status: 2 })).rejects.toMatchObject({
      constraint: 'status$options',
    })
  })

  test('may refer to another new one that refers back, and to itself', async () => {
    const at = workspace()
    await at.migrate({
      ...component('invoice', [
        { id: 'customer', type: 'catalog', component: 'company' },
        { id: 'lines', type: 'array', component: 'invoice' },
      ]),
      ...component('company', [{ id: 'last', type: 'catalog', component: 'invoice' }]),
    })
    const company = await at.insert('company', {})
    const invoice = await at.insert('invoice', { customer: company })
    await expect(at.insert('company', { last: company })).rejects.toMatchObject({
      code: '23503',
      constraint: 'last$ref',
    })
    expect(await at.insert('company', { last: invoice })).toBeTypeOf('string')
    expect(Object.keys(await at.shapes())).toHaveLength(3)
  })
})

describe('a property', () => {
  test('is renamed without a statement', async () => {
    const at = workspace()
    await at.migrate(component('invoice', [{ id: 'total', type: 'number' }]))
    const { plan, changes } = await at.plan(
      component('invoice', [{ id: 'total', type: 'number', name: 'amount', title: 'Amount' }]),
    )
    expect(changes).toMatchObject([
      { kind: 'property_renamed', safety: 'safe', params: { fromName: 'total', toName: 'amount' } },
    ])
    expect(plan.apply).toHaveLength(PREAMBLE_LENGTH)
  })

  test('that is required needs a default where records have no value, and the plan names them', async () => {
    const at = workspace()
    await at.migrate(component('invoice', [{ id: 'total', type: 'number' }]))
    const empty = await at.insert('invoice', { name: 'No total' })
    await at.insert('invoice', { total: 3 })
    await at.insert('invoice', { name: 'In the bin', deleted_at: '2026-01-01T00:00:00Z' })
    const { changes } = await at.plan(component('invoice', [{ id: 'total', type: 'number', required: true }]))
    expect(changes).toMatchObject([
      { kind: 'required_added', safety: 'blocked', rows: [{ id: empty, name: 'No total' }], params: { blocked: 1 } },
    ])
    const done = await at.migrate(component('invoice', [{ id: 'total', type: 'number', required: true, default: 7 }]))
    expect(done).toMatchObject([{ kind: 'required_added', safety: 'safe', params: { filled: 2 } }])
    expect(await values(at, 'total')).toEqual(['7', '3', '7'])
  })

  test('added as required fills every record with its default', async () => {
    const at = workspace()
    await at.migrate(component('invoice', []))
    await at.insert('invoice', {})
    const blocked = await at.plan(component('invoice', [{ id: 'state', type: 'string', required: true }]))
    expect(blocked.changes).toMatchObject([{ kind: 'property_added', safety: 'blocked' }])
    await at.migrate(component('invoice', [{ id: 'state', type: 'string', required: true, default: "it's \\new" }]))
    expect(await values(at, 'state')).toEqual(["it's \\new"])
    expect((await at.shapes())['invoice']?.columns).toContain('state text')
  })

  test('cannot become unique over duplicates, and the plan names the rows', async () => {
    const at = workspace()
    await at.migrate(component('invoice', [{ id: 'number', type: 'string' }]))
    for (const number of ['A', 'B', 'A', 'C']) await at.insert('invoice', { number, name: `Invoice ${number}` })
    const { changes } = await at.plan(component('invoice', [{ id: 'number', type: 'string', unique: true }]))
    expect(changes).toMatchObject([
      {
        kind: 'unique_added',
        safety: 'blocked',
        params: { blocked: 2 },
        rows: [
          { name: 'Invoice A', value: 'A' },
          { name: 'Invoice A', value: 'A' },
        ],
      },
    ])
  })

  test('keeps its values through a change of type and back, and what was typed in between', async () => {
    const at = workspace()
    const text = component('invoice', [{ id: 'total', type: 'string' }])
    const whole = component('invoice', [{ id: 'total', type: 'integer' }])
    await at.migrate(text)
    for (const total of ['007', 'unknown', ' 12 ', null, '99999999999999999999']) await at.insert('invoice', { total })
    expect(await at.migrate(whole)).toMatchObject([
      { kind: 'type_changed', safety: 'loses', params: { lost: 2, from: 'string', to: 'integer' } },
    ])
    expect(await values(at, 'total')).toEqual(['7', null, '12', null, null])
    await at.sql.query(`UPDATE "${at.schema}"."invoice" SET total = 13 WHERE total = 12`)
    await at.insert('invoice', { total: 5 })
    expect(await at.migrate(text)).toMatchObject([{ kind: 'type_changed', safety: 'safe' }])
    expect(await values(at, 'total')).toEqual(['007', 'unknown', '13', null, '99999999999999999999', '5'])
  })

  test('keeps the largest and the smallest numbers through being text', async () => {
    const at = workspace()
    const number = component('invoice', [{ id: 'total', type: 'number' }])
    await at.migrate(number)
    for (const total of [1e200, -1.7976931348623157e308, 5e-324]) await at.insert('invoice', { total })
    const before = await values(at, 'total')
    await at.migrate(component('invoice', [{ id: 'total', type: 'string' }]))
    await at.insert('invoice', { total: '1e400' })
    await at.migrate(number)
    expect(await values(at, 'total')).toEqual([...before, null])
  })

  test('widens in place', async () => {
    const at = workspace()
    await at.migrate(component('invoice', [{ id: 'total', type: 'integer', min: 0, unique: true, query: true }]))
    await at.insert('invoice', { total: 5 })
    expect(
      await at.migrate(component('invoice', [{ id: 'total', type: 'number', min: 0, unique: true, query: true }])),
    ).toMatchObject([{ kind: 'type_changed', safety: 'safe' }])
    expect(await values(at, 'total')).toEqual(['5'])
    await expect(at.insert('invoice', { total: 5 })).rejects.toMatchObject({ code: '23505' })
  })

  test('removed keeps its values aside and gets them back', async () => {
    const at = workspace()
    const full = component('invoice', [{ id: 'note', type: 'string', required: true, unique: true }])
    await at.migrate(full)
    await at.insert('invoice', { note: 'kept' })
    expect(await at.migrate(component('invoice', []))).toMatchObject([
      { kind: 'property_set_aside', safety: 'loses', params: { lost: 1 } },
    ])
    expect((await at.shapes())['invoice']?.columns.filter((c) => c.startsWith('note'))).toEqual([])
    const later = await at.insert('invoice', { name: 'made meanwhile' })
    const { changes } = await at.plan(full)
    expect(changes).toMatchObject([{ kind: 'property_revived', safety: 'blocked', rows: [{ id: later }] }])
    await at.migrate(component('invoice', [{ id: 'note', type: 'string', unique: true }]))
    expect(await values(at, 'note')).toEqual(['kept', null])
  })

  test('with options in use refuses to lose them', async () => {
    const at = workspace()
    const options = (...labels: string[]) => labels.map((label) => ({ value: label, label }))
    await at.migrate(component('invoice', [{ id: 'state', type: 'string', options: options('new', 'paid') }]))
    await at.insert('invoice', { state: 'paid' })
    const { changes } = await at.plan(component('invoice', [{ id: 'state', type: 'string', options: options('new') }]))
    expect(changes).toMatchObject([{ kind: 'options_changed', safety: 'blocked', rows: [{ value: 'paid' }] }])
    expect(
      await at.migrate(
        component('invoice', [{ id: 'state', type: 'string', options: options('new', 'paid', 'late') }]),
      ),
    ).toMatchObject([{ safety: 'safe' }])
  })

  test('marked query on a table in use is indexed beforehand', async () => {
    const at = workspace()
    await at.migrate(component('invoice', [{ id: 'total', type: 'number' }]))
    const to = component('invoice', [{ id: 'total', type: 'number', query: true }])
    const { plan } = await at.plan(to)
    expect(plan.prepare).toMatchObject([{ create: expect.stringContaining('CONCURRENTLY'), componentId: 'invoice' }])
    expect(plan.apply).toHaveLength(PREAMBLE_LENGTH)
    expect(await at.migrate(to)).toMatchObject([{ kind: 'index_added', safety: 'safe' }])
    expect((await at.shapes())['invoice']?.indexes).toHaveLength(2)
  })
})

describe('relations', () => {
  const company = component('company', [])
  test('one reference becomes many and one again', async () => {
    const at = workspace()
    const one = { ...company, ...component('invoice', [{ id: 'customer', type: 'catalog', component: 'company' }]) }
    const many = { ...company, ...component('invoice', [{ id: 'customer', type: 'array', component: 'company' }]) }
    await at.migrate(one)
    const [a, b] = [await at.insert('company', {}), await at.insert('company', {})]
    const invoice = await at.insert('invoice', { customer: a })
    expect(await at.migrate(many)).toMatchObject([{ kind: 'relation_changed', safety: 'safe' }])
    const table = Object.keys(await at.shapes()).find((name) => name.includes('$')) ?? ''
    const references = await at.sql.query(`SELECT * FROM "${at.schema}"."${table}"`)
    expect(references).toEqual([{ source: invoice, target: a, position: 0 }])
    await at.sql.query(`INSERT INTO "${at.schema}"."${table}" VALUES ($1, $2, 1)`, [invoice, b])
    expect(await at.migrate(one)).toMatchObject([{ kind: 'relation_changed', safety: 'loses', params: { lost: 1 } }])
    expect(await values(at, 'customer')).toEqual([a])
    expect(await at.migrate(many)).toMatchObject([{ safety: 'safe' }])
    expect(await at.sql.query(`SELECT target FROM "${at.schema}"."${table}" ORDER BY position`)).toEqual([
      { target: a },
      { target: b },
    ])
  })

  test('another target sets the references aside', async () => {
    const at = workspace()
    const to = (target: string) => ({
      ...company,
      ...component('person', []),
      ...component('invoice', [{ id: 'customer', type: 'catalog', component: target }]),
    })
    await at.migrate(to('company'))
    const a = await at.insert('company', {})
    await at.insert('invoice', { customer: a })
    expect(await at.migrate(to('person'))).toMatchObject([
      { kind: 'relation_changed', safety: 'loses', params: { lost: 1 } },
    ])
    expect(await values(at, 'customer')).toEqual([null])
    await at.migrate(to('company'))
    expect(await values(at, 'customer')).toEqual([a])
  })
})

describe('a component', () => {
  test('removed stays with its rows and comes back with its rules', async () => {
    const at = workspace()
    const full = {
      ...component('company', []),
      ...component('invoice', [
        { id: 'number', type: 'string', required: true, unique: true },
        { id: 'customer', type: 'catalog', component: 'company' },
      ]),
    }
    await at.migrate(full)
    const before = await at.shapes()
    await at.insert('invoice', { number: 'A' })
    expect(await at.migrate(component('company', []))).toMatchObject([
      { kind: 'table_set_aside', safety: 'loses', params: { lost: 1 } },
    ])
    expect(Object.keys(await at.shapes())).toEqual(['company'])
    await at.migrate(full)
    expect(await at.shapes()).toEqual(before)
    expect(await values(at, 'number')).toEqual(['A'])
  })

  test('takes its records’ names from a property', async () => {
    const at = workspace()
    const properties = [{ id: 'total', type: 'integer' as const }]
    await at.migrate(component('invoice', properties))
    await at.insert('invoice', { total: 5 })
    await at.migrate(component('invoice', properties, { nameFrom: 'total' }))
    expect(await values(at, 'name')).toEqual(['5'])
  })

  test('keeps several properties unique together', async () => {
    const at = workspace()
    const properties = [
      { id: 'year', type: 'integer' as const },
      { id: 'number', type: 'integer' as const },
    ]
    await at.migrate(component('invoice', properties))
    await at.insert('invoice', { year: 2026, number: 1 })
    await at.insert('invoice', { year: 2026, number: 1 })
    const keyed = component('invoice', properties, { keys: { both: { id: 'both', properties: ['year', 'number'] } } })
    expect((await at.plan(keyed)).changes).toMatchObject([
      { kind: 'unique_added', safety: 'blocked', rows: [{ value: '2026, 1' }, { value: '2026, 1' }] },
    ])
  })
})
