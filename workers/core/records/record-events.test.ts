import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { Workflow } from '#domain/workflows/definition.ts'
import type { RecordChange } from '#domain/workflows/listening.ts'
import { type Browser, join, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { documentOf, publisher, workspaceOf } from './testing/published.ts'

// Nothing drains here: there are no objects to start, so what a write has told stays to be looked at.

let platform: Platform
let owner: Browser
let member: Browser
let workspaceId: string
let publish: ReturnType<typeof publisher>

const listening = (document: ComponentDocument, changes: readonly RecordChange[], off = false): ComponentDocument => ({
  ...document,
  workflows: {
    flow: v.parse(Workflow, {
      schema: 1,
      id: 'flow',
      key: 'flow',
      title: 'Flow',
      order: 'a0',
      stages: {},
      steps: {},
      triggers: Object.fromEntries(changes.map((on, i) => [on, { id: on, order: `a${i}`, kind: 'record', on, off }])),
    }),
  },
})

const customer = documentOf('customer', { label: { type: 'string' } }, { nameFrom: 'label' }, 'private')
const order = (name = 'total') =>
  documentOf('order', {
    total: { type: 'number', name },
    at: { type: 'datetime' },
    customer: { type: 'catalog', component: 'customer' },
    partners: { type: 'array', component: 'customer' },
    others: { type: 'array', component: 'customer' },
  })
const quiet = documentOf('quiet', { total: { type: 'number' } })
const ALL: readonly RecordChange[] = ['created', 'updated', 'deleted']

type Event = { change: string; record_id: string; before: unknown; after: unknown; by: string; depth: number }
const events = async (): Promise<Event[]> =>
  (await platform.sql`with gone as (delete from aqtra.record_events returning *)
    select change, record_id, before, after, changed_by as by, depth from gone order by created_at, record_id`) as Event[]

async function answered<T = RecordJson>(response: Promise<Response>): Promise<T> {
  const answer = await response
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return (text === '' ? null : JSON.parse(text)) as T
}
const make = (component: string, values: object, headers = {}) =>
  answered(owner.send('POST', `/api/records/${component}`, values, headers))
const read = (component: string, id: string) => answered(owner.send('GET', `/api/records/${component}/${id}`))

beforeAll(async () => {
  platform = await startPlatform()
  owner = await setUpOwner(platform)
  const { id } = await workspaceOf(owner)
  workspaceId = id
  member = await join(platform, owner, 'member@example.com', 'user')
  publish = publisher(platform, workspaceId)
  await publish(customer, listening(order(), ALL), quiet)
})

test('a change is told by the statement that makes it, as the API shows the record', async () => {
  const { userId } = await workspaceOf(owner)
  const [a, b] = [await make('customer', { label: 'A' }), await make('customer', { label: 'B' })]
  expect(await events()).toEqual([])
  const values = { total: 12.5, at: '2026-01-02T03:04:05Z', customer: a.id, partners: [b.id, a.id] }
  const made = await make('order', values, { 'idempotency-key': 'k1' })
  expect(await make('order', values, { 'idempotency-key': 'k1' })).toEqual(made)
  expect(await events()).toEqual([
    { change: 'created', record_id: made.id, before: null, after: made, by: userId, depth: 0 },
  ])
  const put = (changes: object, version: number) =>
    answered(owner.send('PATCH', `/api/records/order/${made.id}`, changes, { 'if-match': `"v${version}"` }))
  const second = await put({ total: 13 }, 1)
  const third = await put({ partners: [a.id], others: [b.id] }, 2)
  expect(third).toMatchObject({ partners: [{ name: 'A' }], others: [{ name: 'B' }] })
  expect(await events()).toMatchObject([
    { change: 'updated', before: made, after: second },
    { change: 'updated', before: second, after: third },
  ])
  expect((await owner.send('DELETE', `/api/records/order/${made.id}`)).status).toBe(204)
  expect(await events()).toMatchObject([
    { change: 'deleted', before: { total: 13, partners: [{ name: 'A' }] }, after: null },
  ])
  const restored = await answered(owner.send('POST', `/api/records/order/${made.id}/restore`))
  expect(await events()).toMatchObject([{ change: 'created', before: null, after: restored }])
})

test('a bulk tells of every row it writes', async () => {
  const a = await make('customer', { label: 'A' })
  const rows = await answered<{ created: RecordJson[] }>(
    owner.send('POST', '/api/records/order/bulk', {
      create: [1, 2, 3].map((total) => ({ total, partners: [a.id] })),
      update: [],
      delete: [],
    }),
  )
  const [one, two, three] = rows.created as [RecordJson, RecordJson, RecordJson]
  const byRecord = (list: Event[]) => new Map(list.map((event) => [event.record_id, event]))
  const told = byRecord(await events())
  for (const each of rows.created)
    expect(told.get(each.id)).toMatchObject({ change: 'created', before: null, after: each })
  const done = await answered<{ updated: RecordJson[] }>(
    owner.send('POST', '/api/records/order/bulk', {
      create: [{ total: 9 }],
      update: [
        { id: one.id, version: 1, values: { total: 10 } },
        { id: two.id, version: 1, values: { others: [a.id], partners: [] } },
      ],
      delete: [{ id: three.id }],
    }),
  )
  const next = byRecord(await events())
  expect(next.size).toBe(4)
  expect(next.get(one.id)).toMatchObject({ change: 'updated', before: one, after: done.updated[0] })
  expect(next.get(two.id)).toMatchObject({ change: 'updated', before: two, after: done.updated[1] })
  expect(next.get(three.id)).toMatchObject({
    change: 'deleted',
    before: { total: 3, partners: [{ id: a.id }] },
    after: null,
  })
})

test('what is refused is not told', async () => {
  const made = await make('order', { total: 1 })
  await events()
  expect(
    (await owner.send('PATCH', `/api/records/order/${made.id}`, { total: 2 }, { 'if-match': '"v7"' })).status,
  ).toBe(412)
  expect((await owner.send('POST', '/api/records/order', { customer: made.id })).status).toBe(422)
  const bulk = { create: [{ total: 5 }], update: [{ id: made.id, version: 9, values: { total: 6 } }], delete: [] }
  expect((await owner.send('POST', '/api/records/order/bulk', bulk)).status).toBe(412)
  expect(await events()).toEqual([])
})

test('two writers on one version: one change, one event', async () => {
  const made = await make('order', { total: 0 })
  await events()
  const statuses = await Promise.all(
    Array.from(
      { length: 8 },
      async (_, i) =>
        (await owner.send('PATCH', `/api/records/order/${made.id}`, { total: i }, { 'if-match': '"v1"' })).status,
    ),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(await events()).toMatchObject([{ change: 'updated', before: made, after: await read('order', made.id) }])
})

describe('whoever writes', () => {
  test('may see less than workflows do', async () => {
    const a = await make('customer', { label: 'A' })
    const made = await answered(member.send('POST', '/api/records/order', { total: 3 }))
    const seen = await answered(
      owner.send('PATCH', `/api/records/order/${made.id}`, { customer: a.id }, { 'if-match': '"v1"' }),
    )
    await events()
    // The member may not read customers: their names are hidden from them, not from the workflow.
    const changed = await answered(
      member.send('PATCH', `/api/records/order/${made.id}`, { total: 4 }, { 'if-match': '"v2"' }),
    )
    expect(changed).toMatchObject({ customer: { id: a.id, name: null } })
    expect(await events()).toMatchObject([
      {
        before: seen,
        after: { total: 4, customer: { id: a.id, name: 'A' } },
      },
    ])
  })

  test('may speak the names of an older release', async () => {
    await publish(customer, listening(order('amount'), ALL), quiet)
    const created = await make('order', { total: 5 }, { 'aqtra-release': '1' })
    expect(created).toMatchObject({ total: 5 })
    expect(await events()).toMatchObject([{ after: { id: created.id, amount: 5 } }])
  })
})

test('only changes that somebody listens to are told', async () => {
  await publish(customer, listening(order(), ['updated']), listening(quiet, ALL, true))
  const made = await make('order', { total: 5 })
  await make('quiet', { total: 5 })
  expect(await events()).toEqual([])
  await answered(owner.send('PATCH', `/api/records/order/${made.id}`, { total: 6 }, { 'if-match': '"v1"' }))
  expect((await owner.send('DELETE', `/api/records/order/${made.id}`)).status).toBe(204)
  expect(await events()).toMatchObject([{ change: 'updated' }])
  const page = await answered<RecordPage>(owner.send('GET', '/api/records/order'))
  expect(page.records.some(({ id }) => id === made.id)).toBe(false)
})
