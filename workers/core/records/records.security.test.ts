import { beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '#domain/lib/errors.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { type Browser, join, OWNER, PASSWORD, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { documentOf, grant, publisher, workspaceOf } from './testing/published.ts'

let platform: Platform
let owner: Browser
let clerk: Browser
let stranger: Browser
let workspaceId: string

const customer = documentOf(
  'customer',
  { label: { type: 'string' }, country: { type: 'string' }, secret: { type: 'string' } },
  { nameFrom: 'label' },
  'private',
)
const order = documentOf(
  'order',
  {
    number: { type: 'string', required: true },
    region: { type: 'string' },
    total: { type: 'number' },
    margin: { type: 'number' },
    customer: { type: 'catalog', component: 'customer' },
  },
  { nameFrom: 'number' },
  'private',
)

beforeAll(async () => {
  const room = { send: async () => undefined, fetch: async () => new Response() }
  platform = await startPlatform({ LIVE_ROOM: { getByName: () => room } })
  owner = await setUpOwner(platform)
  workspaceId = (await workspaceOf(owner)).id
  await publisher(platform, workspaceId)(customer, order)
  clerk = await join(platform, owner, 'clerk@example.com', 'user')
  stranger = await join(platform, owner, 'stranger@example.com', 'user')
  const fields = ['number', 'region', 'total', 'customer']
  await grant(platform, owner, clerk, 'clerk@example.com', {
    id: 'clerk',
    name: 'Clerk',
    components: {
      order: {
        read: { rule: 'region == "north"', fields },
        create: { rule: 'region == "north" && total <= 100.0', fields },
        update: { rule: 'createdBy == user.id', fields: ['total', 'region', 'customer'] },
      },
      customer: { read: { rule: 'country == "DE"', fields: ['label', 'country'] } },
    },
  })
})

const send = (browser: Browser, method: string, path: string, body?: unknown, headers = {}) =>
  browser.send(method, `/api/records/${path}`, body, headers)
async function make(browser: Browser, component: string, values: object): Promise<RecordJson> {
  const response = await send(browser, 'POST', component, values)
  expect(response.status).toBe(201)
  return (await response.json()) as RecordJson
}
const told = async (response: Response | Promise<Response>) => {
  const { status, code, fields = [] } = (await (await response).json()) as ErrorBody
  return [status, code, ...fields.map((each) => `${each.path} ${each.code}`)]
}
const list = async (browser: Browser, query: object, headers = {}) => {
  const response = await send(browser, 'POST', 'order/query', query, headers)
  expect(response.status).toBe(200)
  return (await response.json()) as RecordPage
}

describe('reach', () => {
  test('without a grant there is nothing', async () => {
    const made = await make(owner, 'order', { number: 'x', region: 'north' })
    for (const [method, path, body] of [
      ['GET', 'order'],
      ['GET', `order/${made.id}`],
      ['POST', 'order', {}],
      ['POST', 'order/query', {}],
      ['PATCH', `order/${made.id}`, {}],
      ['DELETE', `order/${made.id}`],
      ['GET', 'order/openapi.json'],
      ['POST', 'order/bulk', { create: [{}] }],
    ] as const) {
      expect(await told(send(stranger, method, path, body, { 'if-match': '"v1"' }))).toEqual([404, 'not_found'])
    }
    expect((await platform.browser().send('GET', '/api/records/order')).status).toBe(401)
  })

  test('row rules hold for pages, records, counts and searches', async () => {
    const [north, south] = [
      await make(owner, 'order', { number: 'rows-n', region: 'north' }),
      await make(owner, 'order', { number: 'rows-s', region: 'south' }),
    ]
    const page = await list(clerk, { search: 'rows', count: true })
    expect([page.records.map(({ id }) => id), page.count]).toEqual([[north.id], 1])
    expect((await list(clerk, { filter: `id == "${south.id}" || true`, search: 'rows' })).records).toHaveLength(1)
    expect((await send(clerk, 'GET', `order/${south.id}`)).status).toBe(404)
    expect(await told(send(clerk, 'PATCH', `order/${south.id}`, { total: 1 }, { 'if-match': '"v1"' }))).toEqual([
      404,
      'not_found',
    ])
    expect(await told(send(clerk, 'PATCH', `order/${north.id}`, { total: 1 }, { 'if-match': '"v1"' }))).toEqual([
      403,
      'forbidden',
    ])
    expect(
      await told(send(clerk, 'POST', 'order/bulk', { update: [{ id: north.id, version: 1, values: { total: 1 } }] })),
    ).toEqual([403, 'forbidden', 'update.0 forbidden'])
    expect(await told(send(clerk, 'DELETE', `order/${north.id}`))).toEqual([403, 'forbidden'])
  })

  test('fields out of reach are neither read, filtered, sorted nor written', async () => {
    const made = await make(owner, 'order', { number: 'fields', region: 'north', margin: 7 })
    const found = (await (await send(clerk, 'GET', `order/${made.id}`)).json()) as RecordJson
    expect(Object.keys(found)).not.toContain('margin')
    expect(await told(send(clerk, 'POST', 'order/query', { filter: 'margin > 1.0' }))).toEqual([400, 'invalid_filter'])
    expect(await told(send(clerk, 'POST', 'order/query', { sort: ['-margin'] }))).toEqual([
      400,
      'invalid_request',
      'sort field_unknown',
    ])
    expect(await told(send(clerk, 'GET', `order/${made.id}?fields=margin`))).toEqual([
      400,
      'invalid_request',
      'fields field_unknown',
    ])
    expect(await told(send(clerk, 'POST', 'order', { number: 'x', region: 'north', total: 1, margin: 1 }))).toEqual([
      422,
      'invalid_values',
      'margin value_read_only',
    ])
  })

  test('a name is no more in sight than the property it is taken from', async () => {
    const fields = ['region', 'total', 'customer']
    const blind = await join(platform, owner, 'blind@example.com', 'user')
    await grant(platform, owner, blind, 'blind@example.com', {
      id: 'blind',
      name: 'Blind',
      components: { order: { read: { fields }, create: { fields: ['number', ...fields] }, update: { fields } } },
    })
    const acme = await make(owner, 'customer', { label: 'Acme', country: 'DE' })
    const first = await make(owner, 'order', { number: 'hush-b', region: 'veil', total: 1, customer: acme.id })
    const second = await make(owner, 'order', { number: 'hush-a', region: 'veil', total: 2 })
    const ids = ({ records }: RecordPage) => records.map(({ id }) => id)
    const inOrder = [first.id, second.id].toSorted()

    const whole = await list(blind, { search: 'veil', sort: ['total'] })
    expect(whole.records).toMatchObject([
      { name: null, customer: { id: acme.id, name: null } },
      { name: null, customer: null },
    ])
    expect(JSON.stringify(whole)).not.toMatch(/hush|Acme/)
    expect((await list(blind, { search: 'veil', fields: ['name', 'customer.name'], sort: ['total'] })).records).toEqual(
      [
        expect.objectContaining({ name: null, customer: { id: acme.id, name: null } }),
        expect.objectContaining({ name: null, customer: null }),
      ],
    )
    expect((await list(blind, { search: 'hush' })).records).toEqual([])
    for (const filter of ['name == "hush-a"', 'startsWith(record.name, "hush")', 'customer.name == "Acme"'])
      expect((await list(blind, { filter })).records).toEqual([])
    expect(ids(await list(blind, { filter: 'name == null', search: 'veil' }))).toEqual(inOrder)
    for (const sort of ['name', 'customer.name']) {
      const page = await list(blind, { search: 'veil', sort: [sort], limit: 1 })
      const rest = await list(blind, { search: 'veil', sort: [sort], limit: 1, cursor: page.next })
      expect([...ids(page), ...ids(rest)]).toEqual(inOrder)
      expect(atob(String(page.next).replaceAll('-', '+').replaceAll('_', '/'))).not.toMatch(/hush|Acme/)
    }
    expect(await (await send(blind, 'GET', `order/${first.id}`)).json()).toMatchObject({ name: null })
    expect(await make(blind, 'order', { number: 'hush-c', region: 'veil' })).toMatchObject({ name: null })
    const changed = await send(blind, 'PATCH', `order/${first.id}`, { total: 5 }, { 'if-match': '"v1"' })
    expect(await changed.json()).toMatchObject({ name: null, total: 5 })
    const late = await send(blind, 'PATCH', `order/${first.id}`, { total: 6 }, { 'if-match': '"v1"' })
    expect(await late.json()).toMatchObject({ extra: { current: { name: null, total: 5 } } })
    const bulk = { update: [{ id: second.id, version: 1, values: { total: 3 } }] }
    expect(await (await send(blind, 'POST', 'order/bulk', bulk)).json()).toMatchObject({ updated: [{ name: null }] })
    expect((await list(owner, { filter: 'name == "hush-a"' })).records).toMatchObject([{ name: 'hush-a' }])
    expect((await list(clerk, { filter: 'customer.name == "Acme"' })).records).toEqual([])
  })

  test('create rules hold for what is created', async () => {
    await make(clerk, 'order', { number: 'mine', region: 'north', total: 100 })
    expect(await told(send(clerk, 'POST', 'order', { number: 'x', region: 'south', total: 1 }))).toEqual([
      403,
      'forbidden',
    ])
    expect(await told(send(clerk, 'POST', 'order', { number: 'x', region: 'north', total: 101 }))).toEqual([
      403,
      'forbidden',
    ])
    expect(await told(send(clerk, 'POST', 'order', { number: 'x', region: 'north' }))).toEqual([403, 'forbidden'])
    expect(
      await told(
        send(clerk, 'POST', 'order/bulk', {
          create: [
            { number: 'y', region: 'north', total: 1 },
            { number: 'z', region: 'south', total: 1 },
          ],
        }),
      ),
    ).toEqual([403, 'forbidden', 'create.1 forbidden'])
    expect((await list(owner, { search: 'y' })).records.filter(({ number }) => number === 'y')).toEqual([])
  })

  test('through references ends where the target’s begins, for reading, filtering and referring', async () => {
    const [german, french] = [
      await make(owner, 'customer', { label: 'German', country: 'DE', secret: 's' }),
      await make(owner, 'customer', { label: 'French', country: 'FR', secret: 's' }),
    ]
    const [a, b] = [
      await make(owner, 'order', { number: 'ref-a', region: 'north', customer: german.id }),
      await make(owner, 'order', { number: 'ref-b', region: 'north', customer: french.id }),
    ]
    const page = await list(clerk, { search: 'ref-', sort: ['number'], fields: ['customer.country'] })
    expect(page.records.map(({ customer: each }) => each)).toEqual([
      { id: german.id, name: 'German', country: 'DE' },
      { id: french.id, name: 'French', country: null },
    ])
    expect((await list(clerk, { filter: 'customer.country == "FR"', search: 'ref-' })).records).toEqual([])
    expect(
      (await list(clerk, { filter: 'customer.name == "French"', search: 'ref-' })).records.map(({ id }) => id),
    ).toEqual([b.id])
    expect(await told(send(clerk, 'POST', 'order/query', { filter: 'customer.secret == "s"' }))).toEqual([
      400,
      'invalid_filter',
    ])
    expect(await told(send(clerk, 'POST', 'order/query', { fields: ['customer.secret'] }))).toEqual([
      400,
      'invalid_request',
      'fields field_unknown',
    ])
    expect(
      await told(send(clerk, 'POST', 'order', { number: 'x', region: 'north', total: 1, customer: french.id })),
    ).toEqual([422, 'invalid_values', 'customer reference_missing'])
    await make(clerk, 'order', { number: 'ok', region: 'north', total: 1, customer: german.id })
    expect(a.id).not.toBe(b.id)
  })

  test('can be looked at by builders as a role has it, and by nobody else', async () => {
    await make(owner, 'order', { number: 'view-s', region: 'south' })
    expect((await list(owner, { search: 'view-s' })).records).toHaveLength(1)
    expect((await list(owner, { search: 'view-s' }, { 'aqtra-view-as': 'clerk' })).records).toEqual([])
    expect(await told(send(clerk, 'GET', 'order', undefined, { 'aqtra-view-as': 'clerk' }))).toEqual([403, 'forbidden'])
    expect(await told(send(owner, 'GET', 'order', undefined, { 'aqtra-view-as': 'nobody' }))).toEqual([
      404,
      'not_found',
    ])
  })
})

test('another workspace’s records are not there, by any id', async () => {
  const made = await make(owner, 'order', { number: 'home', region: 'north' })
  const other = `ws_${'c'.repeat(20)}`
  await platform.sql`insert into aqtra.workspaces (id, name) values (${other}, 'Other')`
  await platform.sql`insert into aqtra.memberships (workspace_id, user_id, role) select ${other}::text, id, 'owner' from aqtra.users where email = ${OWNER.email}`
  const visitor = platform.browser()
  await visitor.send('POST', '/api/auth/sign-in', { email: OWNER.email, password: PASSWORD, remember: false })
  await visitor.send('POST', '/api/auth/workspace', { workspaceId: other })
  expect((await send(visitor, 'GET', 'order')).status).toBe(404)
  await publisher(platform, other)(customer, order)
  expect((await send(visitor, 'GET', `order/${made.id}`)).status).toBe(404)
  expect(((await (await send(visitor, 'GET', 'order')).json()) as RecordPage).records).toEqual([])
  expect(await told(send(visitor, 'POST', 'order', { number: 'x', customer: made.id }))).toEqual([
    422,
    'invalid_values',
    'customer reference_missing',
  ])
})

describe('hostile input', () => {
  const SQL = `'; DROP SCHEMA aqtra CASCADE; --`
  const NAMES = [
    '"',
    '";--',
    `"x" FROM aqtra.users; --`,
    '$1',
    "a'b",
    'id) OR 1=1 --',
    '__proto__',
    'constructor',
    'toString',
  ]

  test('as a value is a value', async () => {
    for (const text of [SQL, `") OR 1=1 --`, '${1}', '$1', '\\', '%', '_', "E'\\''", '\u2028', '{{x}}']) {
      const made = await make(owner, 'order', { number: text, region: text })
      const found = await list(owner, { filter: 'number == params.text', params: { text }, search: text })
      expect(found.records.map(({ id }) => id)).toContain(made.id)
      const literal = await list(owner, {
        filter: `region == ${JSON.stringify(text)} && contains(number, ${JSON.stringify(text)})`,
      })
      expect(literal.records.map(({ id }) => id)).toContain(made.id)
    }
  })

  test('as a name is no name', async () => {
    for (const name of NAMES) {
      const query = (part: string, value: string) => send(owner, 'GET', `order?${part}=${encodeURIComponent(value)}`)
      expect((await query('sort', name)).status).toBe(400)
      expect((await query('fields', name)).status).toBe(400)
      expect((await query('filter', name)).status).toBe(400)
      expect((await query(name, 'x')).status).toBe(400)
      expect((await send(owner, 'GET', encodeURIComponent(name))).status).toBe(404)
      expect((await send(owner, 'GET', `order/${encodeURIComponent(name)}`)).status).toBe(404)
      expect(
        (await send(owner, 'POST', 'order', JSON.stringify({ number: 'n' }).replace('"number"', JSON.stringify(name))))
          .status,
      ).toBe(422)
    }
  })

  test('as a filter is refused, quickly', async () => {
    const nested = (depth: number) => `${'('.repeat(depth)}true${')'.repeat(depth)}`
    const filters = [
      nested(900),
      `${'!'.repeat(1_500)}true`,
      '[1,2,3].map(a, [1,2,3].map(b, a))',
      'number.matches("(a+)+$")',
      'tags.exists(t, true)',
      '1',
      '"x"',
      'number ==',
      'nope == 1',
      'x'.repeat(2_001),
      Array.from({ length: 300 }, () => '1').join('+'),
    ]
    for (const filter of filters) expect((await send(owner, 'POST', 'order/query', { filter })).status).toBe(400)
    const wide = Array.from({ length: 100 }, (_, i) => `number == "${i}"`).join(' || ')
    expect((await send(owner, 'POST', 'order/query', { filter: wide })).status).toBe(200)
    expect((await send(owner, 'POST', 'order/query', { filter: 'total * 1e300 * 1e300 > 0.0' })).status).toBeLessThan(
      500,
    )
    expect((await send(owner, 'POST', 'order/query', { filter: 'number == "\\u0000"' })).status).toBeLessThan(500)
  })

  test('as a cursor is refused', async () => {
    await make(owner, 'order', { number: 'c1' })
    await make(owner, 'order', { number: 'c2' })
    const { next } = await list(owner, { sort: ['number', '-createdAt', 'total'], limit: 1 })
    const forged = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '')
    const [written, ...rest] = JSON.parse(atob(String(next).replaceAll('-', '+').replaceAll('_', '/'))) as unknown[]
    const id = rest.at(-1)
    const cursors = [
      'x',
      '!!',
      forged(null),
      forged({}),
      forged([]),
      forged([written]),
      forged(['-number', ...rest]),
      forged([written, ...rest, id]),
      forged([written, SQL, 'yesterday', '1', id]),
      forged([written, 'a', rest[1], '1e9', id]),
      forged([written, 'a\u0000', rest[1], '1', id]),
      forged([written, 'a', rest[1], { a: 1 }, id]),
      forged([written, ...rest.slice(0, -1), SQL]),
    ]
    for (const cursor of cursors)
      expect(
        await told(send(owner, 'POST', 'order/query', { sort: ['number', '-createdAt', 'total'], cursor })),
      ).toEqual([400, 'invalid_cursor'])
    expect(
      (
        await send(owner, 'POST', 'order/query', {
          sort: ['number', '-createdAt', 'total'],
          cursor: forged([written, SQL, rest[1], '1', id]),
        })
      ).status,
    ).toBe(200)
    expect(await told(send(owner, 'POST', 'order/query', { sort: ['number'], cursor: next }))).toEqual([
      400,
      'invalid_cursor',
    ])
  })

  test('as headers and bodies is refused', async () => {
    const { id } = await make(owner, 'order', { number: 'h' })
    expect((await send(owner, 'GET', 'order', undefined, { 'aqtra-release': SQL })).status).toBe(400)
    expect((await send(owner, 'GET', 'order', undefined, { 'aqtra-release': '999' })).status).toBe(404)
    expect((await send(owner, 'POST', 'order', { number: 'x' }, { 'idempotency-key': 'x'.repeat(201) })).status).toBe(
      400,
    )
    expect((await send(owner, 'PATCH', `order/${id}`, { number: 'x' }, { 'if-match': SQL })).status).toBe(428)
    for (const body of ['[]', 'null', '"x"', '1', '{', ''])
      expect((await send(owner, 'POST', 'order', body)).status).toBe(400)
    for (const body of [
      { create: [1] },
      { update: [{}] },
      { update: [{ id: SQL, version: 1, values: {} }] },
      { delete: [{ id, version: 1.5 }] },
      { drop: [] },
    ]) {
      expect((await send(owner, 'POST', 'order/bulk', body)).status).toBe(400)
    }
    expect((await send(owner, 'POST', 'order', { number: 'x\u0000' })).status).toBe(422)
  })
})
