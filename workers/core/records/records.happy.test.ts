import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { LiveMessage } from '#domain/live/message.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { type Browser, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { documentOf, publisher, workspaceOf } from './testing/published.ts'

let platform: Platform
let owner: Browser
let me: { id: string; userId: string }
const sent: LiveMessage[] = []

const customer = documentOf(
  'customer',
  { name_c: { type: 'string', name: 'label' }, country: { type: 'string' } },
  { nameFrom: 'name_c' },
)
const invoice = documentOf(
  'invoice',
  {
    number: { type: 'string', required: true, unique: true, maxLength: 20 },
    total: { type: 'number', min: 0, query: true },
    status: {
      type: 'integer',
      default: 0,
      options: [
        { value: 0, label: 'New' },
        { value: 1, label: 'Paid' },
      ],
    },
    due: { type: 'date' },
    at: { type: 'time' },
    sent: { type: 'datetime' },
    paid: { type: 'boolean' },
    link: { type: 'uri' },
    customer: { type: 'catalog', component: 'customer' },
    partners: { type: 'array', component: 'customer' },
    year: { type: 'integer' },
    serial: { type: 'integer' },
    hint: { type: 'string', virtual: true },
  },
  { nameFrom: 'number', keys: { year_serial: { id: 'year_serial', properties: ['year', 'serial'] } } },
)

beforeAll(async () => {
  const room = { send: async (message: LiveMessage) => void sent.push(message), fetch: async () => new Response() }
  platform = await startPlatform({ LIVE_ROOM: { getByName: () => room } })
  owner = await setUpOwner(platform)
  me = await workspaceOf(owner)
  await publisher(platform, me.id)(customer, invoice)
})

const json = async <T = RecordJson>(response: Response): Promise<T> => (await response.json()) as T
async function make(component: string, values: object, headers = {}): Promise<RecordJson> {
  const response = await owner.send('POST', `/api/records/${component}`, values, headers)
  const body = await json(response)
  expect(body).toMatchObject({ version: 1 })
  return body
}
const list = async (query: string) => {
  const response = await owner.send('GET', `/api/records/invoice${query}`)
  expect(response.status).toBe(200)
  return json<RecordPage>(response)
}
let numbers = 0
const fresh = () => `N${++numbers}`

describe('a record', () => {
  test('comes back in wire form, with references expanded, from the write itself', async () => {
    const ada = await make('customer', { label: 'Ada', country: 'DE' })
    const bob = await make('customer', { label: 'Bob' })
    const number = fresh()
    const values = {
      number,
      total: 12.5,
      due: '2026-11-21',
      at: '09:30',
      sent: '2026-11-21T10:30:00.5+01:00',
      paid: true,
      link: 'https://a.example/',
      customer: ada.id,
      partners: [bob.id, ada.id],
    }
    const response = await owner.send('POST', '/api/records/invoice', values)
    expect(response.status).toBe(201)
    const made = await json(response)
    expect(response.headers.get('etag')).toBe('"v1"')
    expect(response.headers.get('location')).toBe(`/api/records/invoice/${made.id}`)
    expect(made).toEqual({
      id: expect.any(String),
      name: number,
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: made.createdAt,
      createdBy: me.userId,
      updatedBy: me.userId,
      number,
      total: 12.5,
      status: 0,
      due: '2026-11-21',
      at: '09:30:00',
      sent: '2026-11-21T09:30:00.500Z',
      paid: true,
      link: 'https://a.example/',
      customer: { id: ada.id, name: 'Ada' },
      partners: [
        { id: bob.id, name: 'Bob' },
        { id: ada.id, name: 'Ada' },
      ],
      year: null,
      serial: null,
    })
    expect(await json(await owner.send('GET', `/api/records/invoice/${made.id}`))).toEqual(made)
    await vi.waitFor(() =>
      expect(sent).toContainEqual({
        type: 'records',
        component: 'invoice',
        action: 'created',
        ids: [made.id],
        by: me.userId,
      }),
    )
  })

  test('changes what is given, keeps the rest, and is answered anew', async () => {
    const [ada, bob] = [await make('customer', { label: 'A' }), await make('customer', { label: 'B' })]
    const made = await make('invoice', { number: fresh(), total: 1, partners: [ada.id] })
    const response = await owner.send(
      'PATCH',
      `/api/records/invoice/${made.id}`,
      { total: null, partners: [bob.id, ada.id], hint: 'x', customer: { id: bob.id } },
      { 'if-match': '"v1"' },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe('"v2"')
    const changed = await json(response)
    expect(changed).toMatchObject({
      number: made['number'],
      total: null,
      version: 2,
      customer: { id: bob.id, name: 'B' },
      partners: [{ name: 'B' }, { name: 'A' }],
    })
    expect(await json(await owner.send('GET', `/api/records/invoice/${made.id}`))).toEqual(changed)
    const emptied = await owner.send(
      'PATCH',
      `/api/records/invoice/${made.id}`,
      { partners: null },
      { 'if-match': '"v2"' },
    )
    expect(await json(emptied)).toMatchObject({ partners: [], version: 3 })
  })

  test('renames itself by the property its name comes from', async () => {
    const made = await make('invoice', { number: fresh() })
    const number = fresh()
    expect(
      await json(await owner.send('PATCH', `/api/records/invoice/${made.id}`, { number }, { 'if-match': '"v1"' })),
    ).toMatchObject({ name: number })
  })

  test('is not sent again to whoever has it', async () => {
    const { id } = await make('invoice', { number: fresh() })
    const again = await owner.send('GET', `/api/records/invoice/${id}`, undefined, { 'if-none-match': 'W/"x", "v1"' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await owner.send('GET', `/api/records/invoice/${id}`, undefined, { 'if-none-match': '"v0"' })).status).toBe(
      200,
    )
  })

  test('deleted is gone until it is restored', async () => {
    const { id } = await make('invoice', { number: fresh() })
    expect((await owner.send('DELETE', `/api/records/invoice/${id}`, undefined, { 'if-match': '"v1"' })).status).toBe(
      204,
    )
    expect((await owner.send('GET', `/api/records/invoice/${id}`)).status).toBe(404)
    expect((await owner.send('DELETE', `/api/records/invoice/${id}`)).status).toBe(404)
    expect(await json(await owner.send('POST', `/api/records/invoice/${id}/restore`))).toMatchObject({ id, version: 3 })
    expect((await owner.send('POST', `/api/records/invoice/${id}/restore`)).status).toBe(404)
    expect((await owner.send('GET', `/api/records/invoice/${id}`)).status).toBe(200)
  })

  test('that was deleted leaves its unique value to others, and cannot come back beside them', async () => {
    const number = fresh()
    const { id } = await make('invoice', { number })
    await owner.send('DELETE', `/api/records/invoice/${id}`)
    await make('invoice', { number })
    const restored = await owner.send('POST', `/api/records/invoice/${id}/restore`)
    expect(restored.status).toBe(422)
    expect(await restored.json()).toMatchObject({ fields: [{ path: 'number', code: 'value_not_unique' }] })
  })
})

describe('a page', () => {
  test('filters, searches, sorts, counts and continues', async () => {
    const tag = `page-${fresh()}`
    for (const total of [3, 1, null, 2]) await make('invoice', { number: `${tag}-${total}`, total })
    const first = await list(`?search=${tag.toUpperCase()}&sort=-total&limit=3&count=true`)
    expect(first.records.map(({ total }) => total)).toEqual([3, 2, 1])
    expect(first.count).toBe(4)
    const second = await list(`?search=${tag}&sort=-total&limit=3&cursor=${first.next}`)
    expect([second.records.map(({ total }) => total), second.next]).toEqual([[null], undefined])
    expect(
      (
        await list(
          `?filter=${encodeURIComponent(`total > params.least && startsWith(number, "${tag}")`)}&params.least=1&sort=total`,
        )
      ).records.map(({ total }) => total),
    ).toEqual([2, 3])
    expect(await list(`?search=${tag}&filter=false&count=1`)).toEqual({ records: [], count: 0 })
  })

  test('has the fields asked for, through references', async () => {
    const eve = await make('customer', { label: 'Eve', country: 'FR' })
    const { id } = await make('invoice', { number: fresh(), customer: eve.id, partners: [eve.id] })
    const { records } = await list(
      `?filter=${encodeURIComponent(`id == "${id}"`)}&fields=total,customer.country,partners.country`,
    )
    expect(Object.keys(records[0] ?? {})).toEqual([
      'id',
      'name',
      'version',
      'createdAt',
      'updatedAt',
      'createdBy',
      'updatedBy',
      'total',
      'customer',
      'partners',
    ])
    expect(records[0]).toMatchObject({
      customer: { id: eve.id, name: 'Eve', country: 'FR' },
      partners: [{ id: eve.id, name: 'Eve', country: 'FR' }],
    })
    const posted = await owner.send('POST', '/api/records/invoice/query', {
      filter: 'customer.country == "FR" && customer.name == params.who',
      params: { who: 'Eve' },
      count: true,
    })
    expect(await json<RecordPage>(posted)).toMatchObject({ count: 1, records: [{ id }] })
  })

  test('of a search takes signs as they are', async () => {
    const tag = fresh()
    await make('invoice', { number: `${tag} 100%` })
    await make('invoice', { number: `${tag} 1000` })
    expect((await list(`?search=${encodeURIComponent(`100% ${tag}`)}`)).records).toHaveLength(1)
    expect((await list(`?search=${encodeURIComponent(`_ ${tag}`)}`)).records).toHaveLength(0)
  })
})

describe('an older release', () => {
  test('goes on reading and saving by its own names after a rename', async () => {
    const home = await startPlatform({ LIVE_ROOM: platform.env.LIVE_ROOM })
    const boss = await setUpOwner(home)
    const publish = publisher(home, (await workspaceOf(boss)).id)
    await publish(documentOf('task', { a: { type: 'string', name: 'title' }, b: { type: 'string', name: 'gone' } }))
    const made = await json(await boss.send('POST', '/api/records/task', { title: 'one', gone: 'x' }))
    await publish(documentOf('task', { a: { type: 'string', name: 'subject' }, c: { type: 'string', name: 'title' } }))
    const old = { 'aqtra-release': '1', 'if-match': '"v1"' }
    const saved = await boss.send('PATCH', `/api/records/task/${made.id}`, { title: 'two', gone: 'y' }, old)
    expect(await json(saved)).toMatchObject({ title: 'two', c: null })
    expect(await json(await boss.send('GET', `/api/records/task/${made.id}`))).toMatchObject({
      subject: 'two',
      title: null,
    })
    const page = await json<RecordPage>(
      await boss.send(
        'GET',
        `/api/records/task?filter=${encodeURIComponent('title == "two"')}&sort=title&fields=title`,
        undefined,
        old,
      ),
    )
    expect(page.records.map(({ title }) => title)).toEqual(['two'])
  })
})

test('changes made at once are told at once, by whom and of what kind', async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, async () => (await make('invoice', { number: fresh() })).id),
  )
  const telling = () =>
    sent.filter((message) => message.type === 'records' && message.ids.some((id) => made.includes(id)))
  const told = () => telling().flatMap((message) => (message.type === 'records' ? message.ids : []))
  await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining(made)))
  expect(telling().length).toBeLessThan(made.length)
})
