import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import { type Client, makePlatform, type MortalPlatform, openClient } from './platform.ts'

const RUNS = 2_000
const KILLS = 50
/** Requests of the driver at once. */
const DRIVERS = 12

let platform: MortalPlatform
let owner: Client
let database: Postgres

/** Counts every request by its idempotency key, and does what it asks once for each. */
const service = (() => {
  const deliveries = new Map<string, number>()
  const done = new Map<string, string>()
  const server = createServer((request: IncomingMessage, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      deliveries.set(key, (deliveries.get(key) ?? 0) + 1)
      done.set(key, body)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
    })
  })
  return { server, deliveries, done }
})()

const step = (id: string, order: string, kind: string, config: object, more: object = {}) => ({
  id,
  kind,
  name: id,
  stage: 'main',
  parent: null,
  order,
  config,
  ...more,
})

const callFor = (url: string, what: string) => ({
  method: 'POST',
  url,
  body: `{'run': run.key, 'what': '${what}'${what === 'item' ? ", 'index': index" : ''}}`,
})

const retry = { max: 50, delayMs: 50, factor: 1.5, longestMs: 1_000 }

/** A call, three calls side by side, an event to wait for, and a last call. */
const orderWorkflow = (url: string) => ({
  schema: 1,
  id: 'order_a',
  key: 'order',
  title: 'Order',
  order: 'a0',
  stages: { main: { id: 'main', title: 'Main', order: 'a0' } },
  steps: {
    first: step('first', 'a0', 'call', callFor(url, 'first'), { retry }),
    each: step('each', 'a1', 'each', { items: '[1, 2, 3]', concurrency: 3 }),
    item: step('item', 'a0', 'call', callFor(url, 'item'), { parent: 'each', slot: 'body', retry }),
    signal: step('signal', 'a2', 'wait', { for: 'event', event: 'go' }),
    last: step('last', 'a3', 'call', callFor(url, 'last'), { retry }),
  },
})

const WHATS = ['first', 'item0', 'item1', 'item2', 'last']

beforeAll(async () => {
  await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(service.server.address() as AddressInfo).port}/`
  platform = await makePlatform()
  await platform.start()
  owner = openClient(platform)
  const setUp = await owner.send('POST', '/auth/setup', {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'a horse that staples',
    workspaceName: 'Acme',
  })
  expect(setUp.status).toBe(201)
  const property = { id: 'number', name: 'number', title: 'Number', order: 'a0', type: 'string' }
  const document = {
    component: {
      schema: 1,
      id: 'orders_a',
      key: 'orders',
      title: 'Orders',
      access: 'members',
      model: { properties: { number: property } },
    },
    pages: {},
    workflows: { order_a: orderWorkflow(url) },
  }
  const made = await owner.send('POST', '/components', { title: 'Orders', document })
  expect(made).toMatchObject({ status: 201 })
  const request = { kind: 'publish', components: ['orders_a'], sites: [] }
  const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', request)
  const started = await owner.send('POST', '/publications', { ...request, note: '', planHash: plan.body.hash })
  expect(started).toMatchObject({ status: 202 })
  await vi.waitFor(async () => {
    const { body } = await owner.send<{ progress: PublicationProgress }>('GET', '/publications/current')
    expect(body.progress.status).toBe('done')
  }, 10_000)
  database = new Postgres({ connectionString: platform.databaseUrl })
  await database.connect()
})

afterAll(async () => {
  await database?.end()
  await platform?.remove()
  service.server.closeAllConnections()
  service.server.close()
})

/** Asks until somebody answers: a killed platform is as good as a lost answer. */
async function insist(ask: () => Promise<{ status: number }>, taken: (status: number) => boolean): Promise<void> {
  for (;;) {
    const status = await ask().then(
      (answer) => answer.status,
      () => 0,
    )
    if (taken(status)) return
    await delay(20 + Math.random() * 50)
  }
}

const endedRuns = async () =>
  (
    await database.query<{ status: string; runs: number }>(
      `select status, count(*)::int as runs from aqtra.workflow_runs group by status`,
    )
  ).rows

/**
 * Starts every run and sends each its event, through a platform that dies over and over.
 * @param progress called with how many of them are through
 */
async function drive(progress: (done: number) => void): Promise<void> {
  let next = 0
  let through = 0
  const work = async () => {
    for (let n = next++; n < RUNS; n = next++) {
      const key = `order-${n}`
      let id = ''
      await insist(
        async () => {
          const answer = await owner.send<{ id: string }>(
            'POST',
            '/workflows/orders/order/runs',
            {},
            { 'idempotency-key': key },
          )
          id = answer.body?.id ?? ''
          return answer
        },
        (status) => status === 201 || status === 200,
      )
      await insist(
        () => owner.send('POST', `/workflows/orders/order/runs/${id}/events`, { name: 'go', id: `go-${n}` }),
        (status) => status === 200 || status === 409,
      )
      progress(++through)
    }
  }
  await Promise.all(Array.from({ length: DRIVERS }, work))
}

test('every run ends and every effect is done once, through fifty deaths', { timeout: 600_000 }, async () => {
  let through = 0
  const driven = drive((done) => (through = done))
  let kills = 0
  for (; kills < KILLS; kills++) {
    // Spread over the whole drive: the next death comes when its share of the runs is through, at an instant nobody can foresee.
    const share = (RUNS * kills) / KILLS
    await vi.waitFor(() => expect(through).toBeGreaterThanOrEqual(share), { timeout: 120_000, interval: 5 })
    await delay(Math.random() * 150)
    await platform.kill()
    await platform.start()
  }
  await driven
  await expect.poll(endedRuns, { timeout: 120_000, interval: 500 }).toEqual([{ status: 'succeeded', runs: RUNS }])
  const wanted = Array.from({ length: RUNS }, (_, n) => WHATS.map((what) => `order-${n} ${what}`))
    .flat()
    .toSorted()
  const done = [...service.done.values()].map((body) => {
    const { run, what, index } = JSON.parse(body) as { run: string; what: string; index?: number }
    return `${run} ${what}${index ?? ''}`
  })
  // One key for each effect, and no effect under two keys.
  expect(done.toSorted()).toEqual(wanted)
  const again = [...service.deliveries.values()].filter((times) => times > 1).length
  console.log(`${kills} deaths; ${again} of ${done.length} effects were delivered more than once`)
})
