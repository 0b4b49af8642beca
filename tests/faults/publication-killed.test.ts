import { setTimeout as delay } from 'node:timers/promises'
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import { type Client, makePlatform, type MortalPlatform, openClient } from './platform.ts'

let platform: MortalPlatform
let owner: Client
let workspaceId: string
let database: Postgres
let other: Postgres
let revision = 1

const REQUEST = { kind: 'publish', components: ['invoice_a'], sites: [] }

const property = (id: string, order: string, more: object = {}) => ({
  id,
  name: id,
  title: id,
  order,
  type: 'string',
  ...more,
})
const INVOICE = {
  component: {
    schema: 1,
    id: 'invoice_a',
    key: 'invoice',
    title: 'Invoice',
    access: 'members',
    model: { properties: { number: property('number', 'a0') } },
  },
  pages: { list_a: { schema: 1, id: 'list_a', key: 'list', title: 'List', order: 'a0', controls: {} } },
}

beforeAll(async () => {
  platform = await makePlatform()
  await platform.start()
  owner = openClient(platform)
  const setUp = await owner.send<{ workspace: { id: string } }>('POST', '/auth/setup', {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'a horse that staples',
    workspaceName: 'Acme',
  })
  expect(setUp.status).toBe(201)
  workspaceId = setUp.body.workspace.id
  database = new Postgres({ connectionString: platform.databaseUrl })
  other = new Postgres({ connectionString: platform.databaseUrl })
  await Promise.all([database.connect(), other.connect()])
  expect((await owner.send('POST', '/components', { title: 'Invoice', document: INVOICE })).status).toBe(201)
})
afterAll(async () => {
  await Promise.all([database.end(), other.end()])
  await platform.remove()
})

async function start(): Promise<PublicationProgress> {
  const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', REQUEST)
  expect(plan.status).toBe(200)
  const started = await owner.send<PublicationProgress>('POST', '/publications', {
    ...REQUEST,
    note: '',
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

async function edit(path: readonly string[], value: unknown, op = 'insert'): Promise<void> {
  const saved = await owner.send<{ revision: number }>('POST', '/components/invoice_a/edits', {
    base: revision,
    edits: [{ op, path, value }],
  })
  expect(saved.status).toBe(200)
  revision = saved.body.revision
}

const waitingForLock = async () =>
  (
    await database.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
  ).rows[0] as { n: number }

const state = async () => ({
  live: (await database.query('select live_release from aqtra.workspaces where id = $1', [workspaceId])).rows[0]
    ?.live_release as number | null,
  publications: (
    await database.query('select status from aqtra.publications where workspace_id = $1 order by started_at', [
      workspaceId,
    ])
  ).rows.map(({ status }) => status as string),
  columns: (
    await database.query(
      "select column_name from information_schema.columns where table_schema = $1 and table_name = 'invoice_a'",
      [workspaceId],
    )
  ).rows.map(({ column_name }) => column_name as string),
  invalid: (await database.query('select indexrelid::regclass::text from pg_index where not indisvalid')).rows,
})

test('over HTTP a publication goes live, and every open Studio hears of it', async () => {
  const { heard, close } = await owner.listen()
  const { id } = await start()
  expect(await settled(id)).toMatchObject({ status: 'done', release: 1 })
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'released', release: 1 }))
  expect(heard[0]).toMatchObject({ type: 'hello', release: null })
  expect(heard).toContainEqual(
    expect.objectContaining({ type: 'publication', progress: expect.objectContaining({ id, status: 'done' }) }),
  )
  close()
  expect(await owner.send('GET', '/releases')).toMatchObject({
    body: { live: 1, releases: [{ number: 1, state: 'live', createdBy: { name: 'Ada' } }] },
  })
  expect((await owner.send('GET', '/app/pages/invoice/list')).status).toBe(200)
})

test('the live room is closed to other origins and to strangers', async () => {
  await expect(owner.listen({ origin: 'https://evil.example' })).rejects.toThrow('403')
  await expect(openClient(platform).listen()).rejects.toThrow('401')
})

describe('what cannot be published is refused', () => {
  test('for want of a change', async () => {
    const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', REQUEST)
    expect(await owner.send('POST', '/publications', { ...REQUEST, planHash: plan.body.hash })).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_publish' },
    })
  })

  test.each([
    ['an unknown draft', { kind: 'publish', components: ['nothing_a'] }],
    ['an unknown site', { kind: 'publish', components: ['invoice_a'], sites: ['nothing_a'] }],
    ['a component named as a site', { kind: 'publish', sites: ['invoice_a'] }],
    ['an unknown release', { kind: 'rollback', release: 99 }],
  ])('%s', async (_, request) => {
    expect(await owner.send('POST', '/publications/plan', request)).toMatchObject({ status: 404 })
    expect(await owner.send('POST', '/publications', { ...request, planHash: 'x' })).toMatchObject({ status: 404 })
  })

  test.each([
    [{}],
    [{ kind: 'publish', components: 'invoice_a' }],
    [{ kind: 'rollback', release: 0 }],
    [{ kind: 'publish', components: ["x'; drop"] }],
    [[]],
  ])('malformed: %j', async (request) => {
    expect(await owner.send('POST', '/publications/plan', request)).toMatchObject({ status: 400 })
  })

  test('by a plan that is not the one shown', async () => {
    await edit(['component', 'description'], 'Bills', 'set')
    expect(await owner.send('POST', '/publications', { ...REQUEST, planHash: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'plan_changed', extra: { plan: { base: 1 } } },
    })
  })
})

describe('killed outright', () => {
  test('while an index is being built, a publication is finished afterwards', async () => {
    await edit(['component', 'model', 'properties', 'number', 'query'], true, 'set')
    await other.query(`begin; lock table "${workspaceId}".invoice_a in share update exclusive mode`)
    const { id } = await start()
    await vi.waitFor(async () => expect((await waitingForLock()).n).toBeGreaterThan(0), { timeout: 10_000 })
    await platform.kill()
    await other.query('rollback')
    await platform.start()
    expect(await settled(id)).toMatchObject({ status: 'done', release: 2 })
    expect(await state()).toMatchObject({ live: 2, publications: ['done', 'done'], invalid: [] })
  })

  test('while the switch waits, a publication is finished afterwards', async () => {
    await edit(['component', 'model', 'properties', 'total'], property('total', 'a1', { type: 'number' }))
    await other.query('begin')
    await other.query('select from aqtra.workspaces where id = $1 for update', [workspaceId])
    const { id } = await start()
    await vi.waitFor(async () => expect((await waitingForLock()).n).toBeGreaterThan(0), { timeout: 10_000 })
    await platform.kill()
    expect(await state()).toMatchObject({ live: 2, columns: expect.not.arrayContaining(['total']) })
    await other.query('rollback')
    await platform.start()
    expect(await settled(id)).toMatchObject({ status: 'done', release: 3 })
    expect(await state()).toMatchObject({
      live: 3,
      publications: ['done', 'done', 'done'],
      columns: expect.arrayContaining(['total']),
    })
  })
})

test('two at once: one runs, the other is told of it', async () => {
  await edit(['component', 'model', 'properties', 'note'], property('note', 'a2'))
  const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', REQUEST)
  const body = { ...REQUEST, planHash: plan.body.hash }
  const answers = await Promise.all(
    [1, 2, 3].map(() => owner.send<PublicationProgress & { code?: string }>('POST', '/publications', body)),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409])
  const winner = answers.find(({ status }) => status === 202)
  expect(await settled(winner?.body.id ?? '')).toMatchObject({ status: 'done', release: 4 })
  expect(answers.filter(({ status }) => status === 409).map(({ body: { code } }) => code)).toEqual(
    expect.arrayContaining(['publication_running']),
  )
})
