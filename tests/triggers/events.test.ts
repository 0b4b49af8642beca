import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scene, startScene, workflow } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
  await scene.publish([
    workflow('begins', { triggers: [{ id: 'heard', kind: 'event', event: 'ordered' }] }),
    workflow('waits', {
      steps: [{ kind: 'wait', config: { for: 'event', event: 'shipped', correlation: 'input.order' } }],
    }),
  ])
})
afterAll(() => scene?.stop())

type Outcome = { readonly id: string; readonly started: readonly string[]; readonly delivered: number }
const send = (event: object) => scene.owner.send<Outcome>('POST', '/events', event)

test('an event starts what listens to it, once for every id', async () => {
  const first = await send({ name: 'ordered', id: 'e1', payload: { total: 5 } })
  expect(first).toMatchObject({ status: 200, body: { id: 'e1', delivered: 0 } })
  const again = await Promise.all([1, 2, 3].map(() => send({ name: 'ordered', id: 'e1' })))
  for (const { body } of again) expect(body.started).toEqual(first.body.started)
  await send({ name: 'ordered' })
  await expect.poll(async () => (await scene.runs('begins')).length).toBe(2)
  const { body } = await scene.owner.send<{ log: { input: unknown; by: { name: string } }[] }>(
    'GET',
    `/runs/${first.body.started[0]}`,
  )
  expect(body.log[0]).toMatchObject({ input: { name: 'ordered', payload: { total: 5 } }, by: { name: 'Ada' } })
})

test('an event reaches the runs that wait for it with its correlation, and no others', async () => {
  const start = (order: string) => scene.owner.send('POST', '/workflows/orders/waits/runs', { input: { order } })
  await Promise.all(['A', 'B', 'C'].map(start))
  const listening = async () => (await scene.database.query('select from aqtra.workflow_listeners')).rowCount
  await expect.poll(listening).toBe(3)
  expect((await send({ name: 'shipped', correlation: 'X' })).body.delivered).toBe(0)
  expect((await send({ name: 'shipped', correlation: 'B', id: 's1' })).body.delivered).toBe(1)
  await expect
    .poll(async () => (await scene.runs('waits')).map(({ status }) => status).toSorted())
    .toEqual(['succeeded', 'waiting', 'waiting'])
  await expect.poll(listening).toBe(2)
  expect((await send({ name: 'shipped', correlation: 'B', id: 's1' })).body.delivered).toBe(0)
})

test('an event that nobody knows is refused', async () => {
  expect(await send({ name: 'nonsense' })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', fields: [{ path: 'name', code: 'event_unknown' }] },
  })
  expect(await send({ name: '' })).toMatchObject({ status: 400 })
})
