import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { documentHash } from '#db/document-hash.ts'
import { ComponentDocument } from '#domain/components/document.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import { makeWorkspace, type Workspace } from '../testing/workspace.ts'
import type { RunAnswer, StartRun, WorkflowApi } from './api.ts'

const DAY_MS = 86_400_000

let workspace: Workspace
let object: string

beforeEach(async () => {
  workspace = await makeWorkspace()
  object = `${workspace.id}/orders_a/order_a:0`
})
afterEach(() => vi.useRealTimers())

const stub = () => env.WORKFLOW.getByName(object)
const workflow = (): WorkflowApi => stub() as unknown as WorkflowApi

/** Publishes a component whose workflow has these steps in one stage. @returns the hash that runs stand on */
async function published(
  steps: readonly (readonly [kind: string, config: JsonObject])[],
  more: object = {},
): Promise<string> {
  const document = v.parse(ComponentDocument, {
    component: {
      schema: 1,
      id: 'orders_a',
      key: 'orders',
      title: 'Orders',
      model: { properties: {} },
    },
    pages: {},
    workflows: {
      order_a: {
        schema: 1,
        id: 'order_a',
        key: 'order',
        title: 'Order',
        order: 'a0',
        stages: { main: { id: 'main', title: 'Main', order: 'a0' } },
        steps: Object.fromEntries(
          steps.map(([kind, config], i) => [
            `s${i}`,
            { id: `s${i}`, kind, name: `s${i}`, stage: 'main', parent: null, order: `a${i}`, config },
          ]),
        ),
        ...more,
      },
    },
  })
  const hash = await documentHash(document)
  await workspace.sql`
    insert into aqtra.published_documents (workspace_id, hash, document)
    values (${workspace.id}, ${hash}, ${JSON.stringify(document)}::jsonb) on conflict do nothing`
  return hash
}

let runs = 0
const newId = () => `01a1fe00-0000-7000-8000-${String(runs++).padStart(10, '0')}00`

const asked = (machine: string, more: Partial<StartRun> = {}): StartRun => ({
  workspaceId: workspace.id,
  componentId: 'orders_a',
  workflowId: 'order_a',
  id: newId(),
  machine,
  key: null,
  input: {},
  record: null,
  by: null,
  cause: { by: 'api' },
  waitMs: 0,
  ...more,
})

const finish = (text: string) => ['finish', { output: { said: text } }] as const
const waitFor = (days: number) => ['wait', { for: 'span', span: { amount: days, unit: 'days' } }] as const
const listen = ['wait', { for: 'event', event: 'go' }] as const
const go = (id: string) => ({ type: 'event.received', id, name: 'go', correlation: null, payload: null }) as const

/** What the lists say of a run, once they have heard of it as `status`. */
const listed = (id: string, status: string) =>
  vi.waitFor(async () => {
    const rows = await workspace.sql`select status, turn, log from aqtra.workflow_runs where id = ${id}::uuid`
    expect(rows[0]).toMatchObject({ status })
    return rows[0] as { status: string; turn: number; log: unknown[] | null }
  }, 5_000)

const rowsLeft = (table: 'runs' | 'turns') =>
  runInDurableObject(stub(), (_, state) => state.storage.sql.exec(`select * from ${table}`).toArray().length)

test('answers with the result of a run that ends at once, tells the lists, and keeps nothing', async () => {
  const request = asked(
    await published([
      ['set', { values: { x: { fx: 'input.n + 1' } } }],
      ['finish', { output: { x: { fx: 'vars.x' } } }],
    ]),
    {
      input: { n: 7 },
    },
  )
  expect(await workflow().start(request)).toEqual({
    id: request.id,
    created: true,
    status: 'succeeded',
    output: { x: 8 },
    error: null,
    by: null,
  } satisfies RunAnswer)
  const { log } = await listed(request.id, 'succeeded')
  expect(log).toHaveLength(1)
  await vi.waitFor(async () => expect(await rowsLeft('runs')).toBe(0))
})

test('starts one run for a key, however many ask at once and whenever they ask again', async () => {
  const machine = await published([listen, finish('once')])
  const request = asked(machine, { key: 'order-1' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => workflow().start(request)))
  expect(answers.filter(({ created }) => created)).toHaveLength(1)
  expect(await workflow().tell(request.id, go('e1'))).toMatchObject({ known: true, taken: true })
  await listed(request.id, 'succeeded')
  await vi.waitFor(async () => expect(await workflow().log(request.id)).toBe(null))
  expect(await workflow().start(request)).toMatchObject({
    created: false,
    status: 'succeeded',
    output: { said: 'once' },
  })
})

test('takes an event once, however often it is told', async () => {
  const request = asked(await published([listen, listen, finish('twice')]))
  await workflow().start(request)
  expect(await workflow().tell(request.id, go('e1'))).toMatchObject({ taken: true, status: 'waiting' })
  expect(await workflow().tell(request.id, go('e1'))).toMatchObject({ taken: false, status: 'waiting' })
  expect(await workflow().tell(request.id, go('e2'))).toMatchObject({ taken: true, status: 'succeeded' })
})

test('forgets nothing when it leaves memory', async () => {
  const request = asked(await published([listen, finish('still here')]))
  await workflow().start(request)
  await listed(request.id, 'waiting')
  await evictDurableObject(stub())
  expect(await workflow().tell(request.id, go('e1'))).toMatchObject({ taken: true, status: 'succeeded' })
})

test('fires on time after a year', async () => {
  const request = asked(await published([waitFor(365), finish('a year later')]))
  await workflow().start(request)
  await listed(request.id, 'waiting')
  await vi.waitFor(async () => expect(await rowsLeft('runs')).toBe(1))
  await evictDurableObject(stub())
  const due = Date.now() + 365 * DAY_MS
  const alarm = await runInDurableObject(stub(), (_, state) => state.storage.getAlarm())
  expect(Math.abs((alarm ?? 0) - due)).toBeLessThan(60_000)
  vi.useFakeTimers({ toFake: ['Date'], now: due - 120_000 })
  await runDurableObjectAlarm(stub())
  expect(await workflow().settled(request.id, 0)).toMatchObject({ status: 'waiting' })
  vi.setSystemTime(due + 1_000)
  await runInDurableObject(stub(), (_, state) => state.storage.setAlarm(due))
  await runDurableObjectAlarm(stub())
  vi.useRealTimers()
  await listed(request.id, 'succeeded')
})

test('finishes on the release it started on, five later ones notwithstanding', async () => {
  const first = asked(await published([listen, finish('release 1')]))
  await workflow().start(first)
  for (let release = 2; release <= 6; release++) {
    const later = asked(await published([listen, finish(`release ${release}`)]))
    await workflow().start(later)
    expect(await workflow().tell(later.id, go('e'))).toMatchObject({ status: 'succeeded' })
  }
  await listed(first.id, 'waiting')
  await evictDurableObject(stub())
  await workflow().tell(first.id, go('e'))
  expect(await workflow().settled(first.id, 0)).toMatchObject({ output: { said: 'release 1' } })
})

test('says that it does not know a run that is not here', async () => {
  await workflow().start(asked(await published([listen])))
  expect(await workflow().tell(newId(), go('e'))).toEqual({ known: false })
  expect(await workflow().log(newId())).toBe(null)
})

test('holds a failed run until an operator tries again', async () => {
  const machine = await published([listen, ['finish', { output: { x: { fx: '1 / input.n' } } }], finish('never')], {
    onFailure: 'hold',
  })
  const mended = await published([listen, finish('mended')], { onFailure: 'hold' })
  const request = asked(machine, { input: { n: 'no number' } })
  await workflow().start(request)
  expect(await workflow().tell(request.id, go('e'))).toMatchObject({ taken: true, status: 'failed' })
  const { error } = (await workflow().settled(request.id, 0)) as RunAnswer
  expect(error).toMatchObject({ step: 's1', field: 'output.x.fx' })
  const by = { id: workspace.owner.id, name: 'Ada', email: 'ada@example.com' }
  expect(await workflow().tell(request.id, { type: 'run.moved', machine: mended, by })).toMatchObject({ taken: true })
  expect(await workflow().tell(request.id, { type: 'steps.retried', by })).toMatchObject({
    taken: true,
    status: 'succeeded',
  })
})
