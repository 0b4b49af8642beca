import { setTimeout as delay } from 'node:timers/promises'
import { services } from '#dev/testing/services.ts'
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import { type Client, makePlatform, type MortalPlatform, openClient } from './platform.ts'
import { makeTap, type Tap } from './tap.ts'

let tap: Tap
let platform: MortalPlatform
let owner: Client
let database: Postgres
let holder: Postgres
let workspaceId: string
let revision = 1

const REQUEST = { kind: 'publish', components: ['invoice_a'], sites: [] }
const property = (id: string, order: string) => ({ id, name: id, title: id, order, type: 'string' })

beforeAll(async () => {
  tap = await makeTap(services().neonHttp)
  platform = await makePlatform({ NEON_LOCAL: tap.address })
  await platform.start()
  owner = openClient(platform)
  const setUp = await owner.send<{ workspace: { id: string } }>('POST', '/auth/setup', {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'a horse that staples',
    workspaceName: 'Acme',
  })
  workspaceId = setUp.body.workspace.id
  database = new Postgres({ connectionString: platform.databaseUrl })
  holder = new Postgres({ connectionString: platform.databaseUrl })
  await Promise.all([database.connect(), holder.connect()])
  const component = {
    schema: 1,
    id: 'invoice_a',
    key: 'invoice',
    title: 'Invoice',
    access: 'members',
    model: { properties: { number: property('number', 'a0') } },
  }
  const pages = { list_a: { schema: 1, id: 'list_a', key: 'list', title: 'List', order: 'a0', controls: {} } }
  expect((await owner.send('POST', '/components', { title: 'Invoice', document: { component, pages } })).status).toBe(
    201,
  )
  const { id } = await start()
  await settled(id)
})
afterAll(async () => {
  await Promise.all([database?.end(), holder?.end()])
  await platform?.remove()
  await tap?.close()
})

async function start(): Promise<PublicationProgress> {
  const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', REQUEST)
  const started = await owner.send<PublicationProgress>('POST', '/publications', {
    ...REQUEST,
    planHash: plan.body.hash,
  })
  expect(started.status).toBe(202)
  return started.body
}

async function settled(id: string): Promise<PublicationProgress> {
  for (;;) {
    const { body } = await owner.send<{ progress: PublicationProgress | null }>('GET', '/publications/current')
    if (body.progress?.id === id && body.progress.status !== 'running' && body.progress.status !== 'undoing')
      return body.progress
    await delay(50)
  }
}

async function add(id: string, order: string): Promise<void> {
  const edits = [{ op: 'insert', path: ['component', 'model', 'properties', id], value: property(id, order) }]
  const saved = await owner.send<{ revision: number }>('POST', '/components/invoice_a/edits', { base: revision, edits })
  expect(saved.status).toBe(200)
  revision = saved.body.revision
}

/** Starts a publication and returns once its switch waits for us. */
async function startHeld(): Promise<PublicationProgress> {
  await holder.query('begin')
  await holder.query('select from aqtra.workspaces where id = $1 for update', [workspaceId])
  const progress = await start()
  await vi.waitFor(async () => {
    const { rows } = await database.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    expect(rows[0]).not.toEqual({ n: 0 })
  }, 10_000)
  return progress
}

const books = async (id: string) => ({
  live: (await database.query('select live_release as live from aqtra.workspaces where id = $1', [workspaceId])).rows[0]
    ?.live as number,
  status: (await database.query('select status from aqtra.publications where id = $1', [id])).rows[0]?.status as string,
  columns: (
    await database.query(
      "select column_name as name from information_schema.columns where table_schema = $1 and table_name = 'invoice_a'",
      [workspaceId],
    )
  ).rows.map(({ name }) => name as string),
})

test('lost during the switch and soon back: the publication goes through', async () => {
  await add('second', 'a1')
  const { id } = await startHeld()
  tap.shut()
  await holder.query('rollback')
  await delay(500)
  tap.open()
  expect(await settled(id)).toMatchObject({ status: 'done', release: 2 })
  expect(await books(id)).toMatchObject({ live: 2, status: 'done', columns: expect.arrayContaining(['second']) })
})

test('lost for long: the publication ends as a whole, one way or the other, once the database is back', async () => {
  await add('third', 'a2')
  expect((await owner.send('GET', '/app/pages/invoice/list')).status).toBe(200)
  const { id } = await startHeld()
  tap.shut()
  await vi.waitFor(
    async () => {
      const { body } = await owner.send<{ progress: PublicationProgress }>('GET', '/publications/current')
      expect(body.progress.status).toBe('undoing')
    },
    { timeout: 30_000, interval: 200 },
  )
  expect((await owner.send('GET', '/app/pages/invoice/list')).status).toBe(200)
  expect(await owner.send('GET', '/components')).toMatchObject({ status: 503, body: { code: 'database_unavailable' } })
  await holder.query('rollback')
  tap.open()
  const progress = await settled(id)
  const { live, status, columns } = await books(id)
  expect([progress.status, status, live, columns.includes('third')]).toEqual(
    live === 3 ? ['done', 'done', 3, true] : ['undone', 'undone', 2, false],
  )
})
