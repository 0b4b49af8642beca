import { beforeAll, describe, expect, test } from 'vitest'
import type { MenuEntry, PageView, SiteView } from '#domain/sites/view.ts'
import { publishHere } from '#durable-objects/testing/publish-here.ts'
import { type Browser, join, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'

let platform: Platform
let owner: Browser
let user: Browser
let workspaceId: string
let by: { id: string; name: string }
let trips = 0

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T
const reload = { 'cache-control': 'no-cache' }

const property = (id: string, order: string, more: object = {}) => ({
  id,
  name: id,
  title: id,
  order,
  type: 'string',
  ...more,
})
const component = (id: string, key: string, access: string, properties: object = {}) => ({
  component: {
    schema: 1,
    id,
    key,
    title: key,
    access,
    model: { properties: { code: property('code', 'a0'), ...properties } },
  },
  pages: { [`${id}_list`]: { schema: 1, id: `${id}_list`, key: 'list', title: 'List', order: 'a0', controls: {} } },
})

async function publish(components: string[], sites: string[] = []): Promise<number> {
  return publishHere(platform.sql, workspaceId, { kind: 'publish', components, sites }, by)
}

beforeAll(async () => {
  const counting: typeof fetch = (...args) => (trips++, fetch(...args))
  const room = { send: async () => {}, fetch: async () => new Response() }
  platform = await startPlatform({ LIVE_ROOM: { getByName: () => room } })
  const { neonConfig } = await import('@neondatabase/serverless')
  neonConfig.fetchFunction = counting
  owner = await setUpOwner(platform)
  user = await join(platform, owner, 'una@example.com', 'user')
  const session = await json<{ user: { id: string; name: string }; workspace: { id: string } }>(
    owner.send('GET', '/api/auth/session'),
  )
  workspaceId = session.workspace.id
  by = session.user
  for (const document of [
    component('customer_a', 'customer', 'private'),
    component('invoice_a', 'invoice', 'members', {
      customer: property('customer', 'a1', { type: 'catalog', component: 'customer_a' }),
    }),
  ]) {
    const made = await owner.send('POST', '/api/components', { title: 'x', document })
    if (made.status !== 201) throw new Error(await made.text())
  }
  const { site } = await json<{ site: { id: string } }>(owner.send('POST', '/api/sites', { name: 'Main' }))
  const entry = (id: string, more: object) => ({ id, parent: null, order: 'a0', title: id, ...more })
  const saved = await owner.send('PUT', `/api/sites/${site.id}`, {
    base: 1,
    site: {
      schema: 1,
      id: site.id,
      key: 'main',
      name: 'Main',
      isDefault: true,
      menu: {
        sales: entry('sales', {}),
        invoices: entry('invoices', { parent: 'sales', component: 'invoice_a', page: 'invoice_a_list', order: 'a0' }),
        secrets: entry('secrets', { order: 'a1' }),
        customers: entry('customers', { parent: 'secrets', component: 'customer_a', order: 'a1' }),
      },
    },
  })
  if (saved.status !== 200) throw new Error(await saved.text())
  expect((await owner.send('GET', '/api/app/pages/invoice/list')).status).toBe(404)
  await publish(['customer_a', 'invoice_a'], [site.id])
  expect((await owner.send('GET', '/api/app/pages/invoice/list', undefined, reload)).status).toBe(200)
})

describe('a page', () => {
  test('comes with its component, what it refers to, and what the reader may do', async () => {
    const view = await json<PageView>(owner.send('GET', '/api/app/pages/invoice/list'))
    expect(view).toMatchObject({
      release: 1,
      component: { key: 'invoice' },
      page: { title: 'List' },
      can: { read: true, delete: true },
    })
    expect(Object.keys(view.references).toSorted()).toEqual(['customer_a', 'invoice_a'])
    expect(Object.keys(view.references['customer_a']?.model.properties ?? {})).toEqual(['code'])
  })

  test('shows of a component the reader may not read only what names it', async () => {
    const view = await json<PageView>(user.send('GET', '/api/app/pages/invoice/list'))
    expect(view.can).toEqual({ read: true, create: true, update: true, delete: true })
    expect(view.references['customer_a']).toMatchObject({ key: 'customer', model: { properties: {} }, pages: [] })
  })

  test.each(['invoice/nothing', 'nothing/list', 'customer/list', '__proto__/constructor', 'customer_a/list'])(
    'that is not there or not for the reader answers alike: %s',
    async (path) => {
      const response = await user.send('GET', `/api/app/pages/${path}`)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'not_found' })
    },
  )

  test('is sent once: then a few bytes say that it is the same', async () => {
    const first = await owner.send('GET', '/api/app/pages/invoice/list')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    const again = await owner.send('GET', '/api/app/pages/invoice/list', undefined, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await user.send('GET', '/api/app/pages/invoice/list', undefined, { 'if-none-match': etag })).status).toBe(
      200,
    )
  })

  test('costs no round trip when warm', async () => {
    trips = 0
    await owner.send('GET', '/api/app/pages/invoice/list', undefined, reload)
    expect(trips).toBeGreaterThan(0)
    trips = 0
    for (let i = 0; i < 20; i++) await owner.send('GET', '/api/app/pages/invoice/list')
    // As browsers send what a script gave a condition.
    await owner.send('GET', '/api/app/pages/invoice/list', undefined, { ...reload, 'if-none-match': '"x"' })
    expect(trips).toBe(0)
  })

  test('is seen through a role by builders only', async () => {
    const role = { id: 'clerk', name: 'Clerk', components: { customer_a: { read: {} } } }
    expect((await owner.send('PUT', '/api/roles/clerk', role)).status).toBeLessThan(300)
    const look = { 'aqtra-view-as': 'clerk' }
    // Warm, and still what was changed a moment ago counts.
    expect(await json<PageView>(owner.send('GET', '/api/app/pages/customer/list', undefined, look))).toMatchObject({
      can: { read: true, create: false },
    })
    expect((await user.send('GET', '/api/app/pages/customer/list', undefined, look)).status).toBe(403)
    expect(
      (await owner.send('GET', '/api/app/pages/customer/list', undefined, { 'aqtra-view-as': 'nobody' })).status,
    ).toBe(404)
    const narrow = { ...role, components: { customer_a: { read: { fields: [] } } } }
    expect((await owner.send('PUT', '/api/roles/clerk', narrow)).status).toBeLessThan(300)
    const seen = await json<PageView>(owner.send('GET', '/api/app/pages/customer/list', undefined, look))
    expect(seen.component.model.properties).toEqual({})
    expect((await owner.send('DELETE', '/api/roles/clerk')).status).toBe(204)
    expect((await owner.send('GET', '/api/app/pages/customer/list', undefined, look)).status).toBe(404)
  })
})

describe('a site', () => {
  const titles = (menu: readonly MenuEntry[]): unknown[] =>
    menu.map(({ title, children }) => [title, ...titles(children)])

  test('shows everybody the entries that are for them, and no heading over nothing', async () => {
    const [all, some] = await Promise.all(
      [owner, user].map((browser) => json<SiteView>(browser.send('GET', '/api/app/sites/main'))),
    )
    expect(titles(all?.menu ?? [])).toEqual([
      ['sales', ['invoices']],
      ['secrets', ['customers']],
    ])
    expect(titles(some?.menu ?? [])).toEqual([['sales', ['invoices']]])
    expect(some).toMatchObject({
      home: { component: 'invoice', page: 'list' },
      user: { email: 'una@example.com', role: 'user' },
    })
  })

  test('that is not there is not found', async () => {
    expect((await user.send('GET', '/api/app/sites/other')).status).toBe(404)
  })
})

describe('what is live', () => {
  test('changes with a publication, never with a draft', async () => {
    const edits = [{ op: 'set', path: ['component', 'title'], value: 'Bills' }]
    expect((await owner.send('POST', '/api/components/invoice_a/edits', { base: 1, edits })).status).toBe(200)
    expect(await json<PageView>(owner.send('GET', '/api/app/pages/invoice/list', undefined, reload))).toMatchObject({
      component: { title: 'invoice' },
    })
    await publish(['invoice_a'])
    expect(await json<PageView>(owner.send('GET', '/api/app/pages/invoice/list', undefined, reload))).toMatchObject({
      release: 2,
      component: { title: 'Bills' },
    })
  })

  test('is served without Redis', async () => {
    const { env } = platform
    const response = await platform.app.request(
      'https://aqtra.test/api/app/pages/invoice/list',
      { headers: { cookie: [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...reload } },
      { ...env, UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:9' },
    )
    expect(response.status).toBe(200)
  })

  test('of another workspace is not found', async () => {
    const other =
      await platform.sql`insert into aqtra.workspaces (id, name) values ('ws_otherother', 'Other') returning id`
    expect(other).toHaveLength(1)
    await platform.sql`insert into aqtra.memberships (workspace_id, user_id, role) values ('ws_otherother', ${by.id}::uuid, 'owner')`
    const elsewhere = platform.browser()
    for (const [name, value] of owner.cookies) elsewhere.cookies.set(name, value)
    expect((await elsewhere.send('POST', '/api/auth/workspace', { workspaceId: 'ws_otherother' })).status).toBe(200)
    expect((await elsewhere.send('GET', '/api/app/pages/invoice/list')).status).toBe(404)
    expect((await elsewhere.send('GET', '/api/app/sites/main')).status).toBe(404)
  })
})
