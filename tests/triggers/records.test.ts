import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_NESTED } from '#workers/core/workflows/start.ts'
import { type Scene, startScene, workflow } from './scene.ts'

let scene: Scene

const on = (change: string, when?: string) => ({ id: 'changed', kind: 'record', on: change, ...(when ? { when } : {}) })

beforeAll(async () => {
  scene = await startScene()
  await scene.publish([
    workflow('created', { triggers: [on('created', 'record.total > 100')] }),
    workflow('paid', { triggers: [on('updated', "before.status != 'paid' && record.status == 'paid'")] }),
    workflow('deleted', { triggers: [on('deleted')] }),
    workflow('broken', { triggers: [on('created', 'record.total / 0 > 1')] }),
    workflow('circle', {
      triggers: [on('updated', "record.number == 'circle'")],
      steps: [{ kind: 'update-record', config: { values: { total: { fx: 'record.total + 1' } } } }],
    }),
  ])
})
afterAll(() => scene?.stop())

type Saved = { readonly id: string; readonly version: number }
const create = async (values: object) => {
  const made = await scene.owner.send<Saved>('POST', '/records/orders', values)
  expect(made.status).toBe(201)
  return made.body
}
const update = async ({ id, version }: Saved, values: object) =>
  (await scene.owner.send<Saved>('PATCH', `/records/orders/${id}`, values, { 'if-match': `"v${version}"` })).body
const told = async () => (await scene.database.query('select from aqtra.record_events')).rowCount

test('a change starts what its condition asks for, once', async () => {
  const small = await create({ number: 'S', total: 1 })
  const large = await create({ number: 'L', total: 1_000 })
  const paid = await update(large, { status: 'paid' })
  await update(paid, { total: 2_000 })
  await scene.owner.send('DELETE', `/records/orders/${small.id}`)
  await expect.poll(() => scene.runs('created')).toMatchObject([{ record_id: large.id, status: 'succeeded' }])
  await expect.poll(() => scene.runs('paid')).toMatchObject([{ record_id: large.id, cause: { by: 'record' } }])
  await expect.poll(() => scene.runs('deleted')).toMatchObject([{ record_id: small.id }])
  await expect.poll(told).toBe(0)
  // A condition that cannot be told holds for nobody.
  expect(await scene.runs('broken')).toEqual([])
})

test('what a workflow changes starts workflows too, and a circle ends', async () => {
  const made = await create({ number: 'circle', total: 1 })
  await update(made, { total: 2 })
  const circle = () => scene.runs('circle')
  await expect.poll(async () => (await circle()).length, { timeout: 30_000 }).toBe(MOST_NESTED + 1)
  await expect.poll(told).toBe(0)
  await expect
    .poll(async () => (await circle()).map(({ cause, status }) => `${cause['depth']} ${status}`))
    .toEqual(Array.from({ length: MOST_NESTED + 1 }, (_, depth) => `${depth} succeeded`))
})

test('killed between the start and the note of it, the start is not done again', { timeout: 120_000 }, async () => {
  const before = (await scene.runs('created')).length
  // The note cannot be taken: as long as this stands, nobody gets past the start.
  await scene.database.query(`
    create function aqtra.stop_here() returns trigger language plpgsql as $$ begin raise exception 'not yet'; end $$;
    create trigger stop_here before delete on aqtra.record_events for each row execute function aqtra.stop_here()`)
  const bulk = {
    create: Array.from({ length: 50 }, (_, i) => ({ number: `K${i}`, total: 500 })),
    update: [],
    delete: [],
  }
  expect((await scene.owner.send('POST', '/records/orders/bulk', bulk)).status).toBe(200)
  const started = async () => (await scene.runs('created')).length - before
  await expect.poll(started, { timeout: 30_000 }).toBe(50)
  await scene.platform.kill()
  expect(await told()).toBe(50)
  await scene.database.query(`
    drop trigger stop_here on aqtra.record_events; drop function aqtra.stop_here();
    update aqtra.record_events set claimed_until = now() - interval '1 second'`)
  await scene.platform.start()
  // Any change has the ones before it seen to.
  await create({ number: 'kick', total: 600 })
  await expect.poll(told, { timeout: 30_000 }).toBe(0)
  await expect.poll(started).toBe(51)
  const keys = (await scene.runs('created')).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test(
  'killed at random while records are written: one run for each change that was kept',
  { timeout: 300_000 },
  async () => {
    const before = (await scene.runs('created')).length
    const deaths = new AbortController()
    const killer = (async () => {
      for (let i = 0; i < 8; i++) {
        await delay(100 + Math.random() * 400)
        await scene.platform.kill()
        await scene.platform.start()
      }
      deaths.abort()
    })()
    while (!deaths.signal.aborted)
      await scene.owner.send('POST', '/records/orders', { number: 'random', total: 700 }).catch(() => delay(20))
    await killer
    // Claims of the dead lapse by themselves; here time is helped along.
    const lapse = () => scene.database.query(`update aqtra.record_events set claimed_until = null`)
    await lapse()
    await create({ number: 'random', total: 700 })
    await expect
      .poll(
        async () => {
          if ((await told()) === 0) return 0
          await lapse()
          await create({ number: 'kick', total: 1 })
          return told()
        },
        { timeout: 60_000, interval: 2_000 },
      )
      .toBe(0)
    const [written] = (
      await scene.database.query<{ count: number }>(
        `select count(*)::int as count from "${await workspace()}"."orders_a" where number = 'random'`,
      )
    ).rows
    expect(written?.count).toBeGreaterThan(10)
    await expect
      .poll(async () => (await scene.runs('created')).length - before, { timeout: 30_000 })
      .toBe(written?.count)
  },
)

const workspace = async () =>
  (await scene.database.query<{ id: string }>('select id from aqtra.workspaces')).rows[0]?.id
