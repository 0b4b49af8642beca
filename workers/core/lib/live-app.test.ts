import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { neonConfig } from '@neondatabase/serverless'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { createSql, type Sql } from '#db/client.ts'
import { documentHash } from '#db/document-hash.ts'
import { component } from '#domain/publications/testing.ts'
import { publishHere } from '#durable-objects/testing/publish-here.ts'
import { forgetLiveApp, liveAppOf, liveComponentByKey } from './live-app.ts'

const { databaseUrl, neonHttp, redisUrl, redisToken } = services()
const redis = { UPSTASH_REDIS_REST_URL: redisUrl, UPSTASH_REDIS_REST_TOKEN: redisToken }
const by = { id: crypto.randomUUID(), name: 'Ada' }
let sql: Sql
let trips = 0
let workspaceId: string
const behind: Promise<unknown>[] = []

const source = (more: object = {}) => ({
  sql,
  ...redis,
  waitUntil: (work: Promise<unknown>) => void behind.push(work),
  ...more,
})
const live = () => liveAppOf(source(), workspaceId)
const settled = () => Promise.allSettled(behind.splice(0))
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

beforeAll(async () => {
  sql = createSql({ url: await createDatabase({ databaseUrl, neonHttp }), neonLocal: neonHttp })
  neonConfig.fetchFunction = (...args: Parameters<typeof fetch>) => (trips++, fetch(...args))
  await sql`insert into aqtra.users (id, email, name) values (${by.id}::uuid, 'ada@example.com', 'Ada')`
})

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  workspaceId = `ws_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
  await sql`insert into aqtra.workspaces (id, name) values (${workspaceId}, 'Test')`
})
afterEach(async () => {
  await settled()
  vi.useRealTimers()
})

async function publish(title: string): Promise<number> {
  const document = component('invoice')
  const draft = { ...document, component: { ...document.component, title } }
  await sql`
    insert into aqtra.drafts (workspace_id, id, kind, key, document, hash)
    values (${workspaceId}, 'invoice', 'component', 'invoice', ${JSON.stringify(draft)}::jsonb, ${await documentHash(draft)})
    on conflict (workspace_id, id) do update set document = excluded.document, hash = excluded.hash`
  return publishHere(sql, workspaceId, { kind: 'publish', components: ['invoice'], sites: [] }, by)
}

const titleOf = async () => liveComponentByKey(await live(), 'invoice')?.component.title

test('before the first publication everything is empty', async () => {
  expect(await live()).toMatchObject({ number: 0, components: {}, sites: {}, roles: [] })
})

test('a workspace that is not there is not found', async () => {
  await expect(liveAppOf(source(), 'ws_nowhere')).rejects.toMatchObject({ code: 'not_found' })
})

test('many first callers at once ask once', async () => {
  await publish('First')
  trips = 0
  await Promise.all(Array.from({ length: 20 }, live))
  expect(trips).toBe(2) // pointer, documents
})

describe('a release that became live meanwhile', () => {
  beforeEach(async () => {
    await publish('First')
    expect(await titleOf()).toBe('First')
    await settled()
    // Redis speaks for Postgres for a few seconds; here the seconds are told to this process only.
    await fetch(`${redisUrl}/del/live:${workspaceId}`, { headers: { authorization: `Bearer ${redisToken}` } })
    await publish('Second')
    trips = 0
  })

  test('is not asked for while memory is young', async () => {
    later(2_000)
    expect(await titleOf()).toBe('First')
    expect([trips, behind.length]).toEqual([0, 0])
  })

  test('is asked for behind the answer, so that nobody waits', async () => {
    later(4_500)
    expect(await titleOf()).toBe('First')
    await settled()
    expect(await titleOf()).toBe('Second')
  })

  test('is served once five seconds have passed', async () => {
    later(5_001)
    expect(await titleOf()).toBe('Second')
  })

  test('is served at once to whom asks for the newest, and where this isolate saw it published', async () => {
    expect((await liveAppOf(source(), workspaceId, true)).number).toBe(2)
    await publish('Third')
    await forgetLiveApp(redis, workspaceId)
    expect(await titleOf()).toBe('Third')
  })

  test('waits while the database is down; for a minute the old one is served', async () => {
    const down = { sql: createSql({ url: 'postgres://nobody:x@127.0.0.1:9/none', neonLocal: neonHttp }) }
    later(30_000)
    expect((await liveAppOf(source(down), workspaceId)).number).toBe(1)
    later(31_000)
    await expect(liveAppOf(source(down), workspaceId)).rejects.toThrow()
  })

  test('is found without Redis', async () => {
    later(6_000)
    expect((await liveAppOf(source({ UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:9' }), workspaceId)).number).toBe(2)
  })
})

test('nothing new: Redis spares the database the question', async () => {
  later(60_000) // past the rest that Redis is given after a failure
  await publish('First')
  await live()
  await settled()
  trips = 0
  later(10_000)
  expect(await titleOf()).toBe('First')
  expect(trips).toBe(0)
})

test('another role is another state: what was made of the old one is not used', async () => {
  await publish('First')
  const before = await live()
  await sql`insert into aqtra.roles (workspace_id, id, document) values (${workspaceId}, 'clerk', '{"id":"clerk","name":"Clerk","components":{}}')`
  await sql`update aqtra.workspaces set access_version = access_version + 1 where id = ${workspaceId}`
  const after = await liveAppOf(source(), workspaceId, true)
  expect(after).not.toBe(before)
  expect(after.roles).toMatchObject([{ id: 'clerk' }])
  expect(after.components).toBe(before.components)
})
