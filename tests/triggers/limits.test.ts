import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scene, startScene, workflow } from './scene.ts'

let scene: Scene

/** A service that notes who is being served at once. */
const service = (() => {
  const busy = new Set<string>()
  const order: string[] = []
  let [most, mostOfOne] = [0, 0]
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { run, group } = JSON.parse(body) as { run: string; group: string }
      if (!order.includes(run)) order.push(run)
      busy.add(`${group} ${run}`)
      most = Math.max(most, busy.size)
      mostOfOne = Math.max(mostOfOne, [...busy].filter((each) => each.startsWith(`${group} `)).length)
      setTimeout(() => {
        busy.delete(`${group} ${run}`)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      }, 30)
    })
  })
  return { server, order, busy, most: () => most, mostOfOne: () => mostOfOne }
})()

const call = () => ({
  kind: 'call',
  config: {
    method: 'POST',
    url: `http://127.0.0.1:${(service.server.address() as AddressInfo).port}/`,
    body: "{'run': run.key, 'group': string(input.group)}",
  },
  retry: { max: 50, delayMs: 20, factor: 1, longestMs: 100 },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve))
  scene = await startScene()
  await scene.publish([
    workflow('narrow', { steps: [call(), call()], limits: { concurrency: 3, perKey: 1, key: 'input.group' } }),
    workflow('single', { steps: [call()], limits: { concurrency: 1, priority: 'input.rank' } }),
    workflow('waits', { steps: [{ kind: 'wait', config: { for: 'event', event: 'go' } }], limits: { concurrency: 1 } }),
    workflow('slow', { steps: [{ kind: 'set', config: { values: { x: { fx: '1' } } } }], limits: { perMinute: 2 } }),
  ])
})
afterAll(async () => {
  await scene?.stop()
  service.server.closeAllConnections()
  service.server.close()
})

const start = async (name: string, key: string, input: object = {}) => {
  for (;;) {
    const answer = await scene.owner
      .send<{ id: string; status: string }>(
        'POST',
        `/workflows/orders/${name}/runs`,
        { input },
        { 'idempotency-key': key },
      )
      .catch(() => null)
    if (answer && answer.status < 300) return answer.body
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
const statuses = async (name: string) => (await scene.runs(name)).map(({ status }) => status)
const range = (count: number) => Array.from({ length: count }, (_, i) => i)

test(
  'never more at once than allowed, and every run gets its turn, through five deaths',
  { timeout: 240_000 },
  async () => {
    const started = Promise.all(range(60).map((i) => start('narrow', `n-${i}`, { group: i % 5 })))
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 300))
      await scene.platform.kill()
      // What the dead had under way at the service is over for everybody.
      service.busy.clear()
      await scene.platform.start()
    }
    await started
    await expect
      .poll(() => statuses('narrow'), { timeout: 120_000, interval: 500 })
      .toEqual(range(60).map(() => 'succeeded'))
    expect(service.most()).toBeLessThanOrEqual(3)
    expect(service.mostOfOne()).toBe(1)
  },
)

test('by priority, then as they came', async () => {
  service.order.length = 0
  const first = await start('single', 'first', { rank: 0 })
  expect(first.status).toBe('queued')
  for (const [key, rank] of [
    ['low-1', 0],
    ['low-2', 0],
    ['high-1', 9],
    ['high-2', 9],
  ] as const)
    await start('single', key, { rank })
  await expect.poll(() => statuses('single'), { timeout: 20_000 }).toEqual(range(5).map(() => 'succeeded'))
  const lows = service.order.filter((key) => key.startsWith('low'))
  const highs = service.order.filter((key) => key.startsWith('high'))
  expect([lows, highs]).toEqual([
    ['low-1', 'low-2'],
    ['high-1', 'high-2'],
  ])
})

test('a run that is called off while it waits, or while it holds the permit, lets the next one in', async () => {
  const [one, two, three] = [await start('waits', 'w1'), await start('waits', 'w2'), await start('waits', 'w3')]
  const standing = () => statuses('waits')
  await expect.poll(standing).toEqual(['waiting', 'queued', 'queued'])
  const cancel = (id: string) => scene.owner.send('POST', `/runs/${id}/command`, { command: 'cancel' })
  expect((await cancel(two.id)).status).toBe(200)
  await expect.poll(standing).toEqual(['waiting', 'cancelled', 'queued'])
  expect((await cancel(one.id)).status).toBe(200)
  await expect.poll(standing).toEqual(['cancelled', 'cancelled', 'waiting'])
  expect((await scene.owner.send('POST', `/runs/${three.id}/events`, { name: 'go' })).status).toBe(200)
  await expect.poll(standing).toEqual(['cancelled', 'cancelled', 'succeeded'])
})

test('so many starts a minute, and no more', async () => {
  for (const i of range(4)) await start('slow', `s${i}`)
  await expect
    .poll(async () => (await statuses('slow')).toSorted())
    .toEqual(['queued', 'queued', 'succeeded', 'succeeded'])
  await expect
    .poll(async () => (await statuses('slow')).every((status) => status === 'succeeded'), {
      timeout: 90_000,
      interval: 1_000,
    })
    .toBe(true)
})
