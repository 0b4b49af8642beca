import { createHmac } from 'node:crypto'
import { Client as Postgres } from 'pg'
import { expect, vi } from 'vitest'
import type { JsonObject } from '#domain/lib/json.ts'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import { type Client, makePlatform, type MortalPlatform, openClient } from '../faults/platform.ts'

/** API and objects with a component *orders*, whose workflows are the test's. */
export type Scene = {
  readonly platform: MortalPlatform
  readonly owner: Client
  readonly database: Postgres
  /** Puts workflows live in place of those before. */
  readonly publish: (workflows: readonly object[]) => Promise<void>
  /** The runs of a workflow, oldest first. */
  readonly runs: (workflow: string) => Promise<readonly Run[]>
  readonly stop: () => Promise<void>
}

export type Run = {
  readonly id: string
  readonly status: string
  readonly key: string | null
  readonly cause: JsonObject
  readonly record_id: string | null
}

const property = (id: string, order: string, type: string) => ({ id, name: id, title: id, order, type })

const COMPONENT = {
  schema: 1,
  id: 'orders_a',
  key: 'orders',
  title: 'Orders',
  access: 'members',
  model: {
    properties: {
      number: property('number', 'a0', 'string'),
      total: property('total', 'a1', 'integer'),
      status: property('status', 'a2', 'string'),
    },
  },
}

type Parts = { readonly triggers?: readonly object[]; readonly steps?: readonly object[]; readonly limits?: object }

const byId = (items: readonly object[]) =>
  Object.fromEntries(
    items.map((item, i) => {
      const named = { id: `i${i}`, order: `a${i}`, ...item } as { readonly id: string }
      return [named.id, named]
    }),
  )

/** A workflow of one stage. */
export const workflow = (id: string, { triggers = [], steps = [], limits = {} }: Parts) => ({
  schema: 1,
  id,
  key: id.replaceAll('_', '-'),
  title: id,
  order: 'a0',
  stages: { main: { id: 'main', title: 'Main', order: 'a0' } },
  steps: byId(steps.map((step, i) => ({ id: `s${i}`, name: `s${i}`, stage: 'main', parent: null, ...step }))),
  triggers: byId(triggers),
  limits,
})

/** @param start whether the platform runs at once, and has its component */
export async function startScene(): Promise<Scene> {
  const platform = await makePlatform()
  await platform.start()
  const owner = openClient(platform)
  const account = { name: 'Ada', email: 'ada@example.com', password: 'a horse that staples', workspaceName: 'Acme' }
  expect(await owner.send('POST', '/auth/setup', account)).toMatchObject({ status: 201 })
  const document = { component: COMPONENT, pages: {}, workflows: {} }
  expect(await owner.send('POST', '/components', { title: 'Orders', document })).toMatchObject({ status: 201 })
  const database = new Postgres({ connectionString: platform.databaseUrl })
  await database.connect()
  let live: readonly string[] = []
  return {
    platform,
    owner,
    database,
    publish: async (workflows) => {
      const { body } = await owner.send<{ revision: number }>('GET', '/components/orders_a')
      const edits = [
        ...live.map((id) => ({ op: 'remove', path: ['workflows', id] })),
        ...(workflows as readonly { id: string }[]).map((value) => ({
          op: 'insert',
          path: ['workflows', value.id],
          value,
        })),
      ]
      const edited = await owner.send('POST', '/components/orders_a/edits', { base: body.revision, edits })
      expect(edited).toMatchObject({ status: 200 })
      live = (workflows as readonly { id: string }[]).map(({ id }) => id)
      const request = { kind: 'publish', components: ['orders_a'], sites: [] }
      const plan = await owner.send<PublicationPlan>('POST', '/publications/plan', request)
      const started = await owner.send('POST', '/publications', { ...request, note: '', planHash: plan.body.hash })
      expect(started).toMatchObject({ status: 202 })
      await vi.waitFor(async () => {
        const current = await owner.send<{ progress: PublicationProgress }>('GET', '/publications/current')
        expect(current.body.progress.status).toBe('done')
      }, 20_000)
    },
    runs: async (id) =>
      (
        await database.query<Run>(
          'select id, status, key, cause, record_id from aqtra.workflow_runs where workflow_id = $1 order by started_at, id',
          [id],
        )
      ).rows,
    stop: async () => {
      await database.end()
      await platform.remove()
    },
  }
}

/** Signs a webhook's body as its sender does. */
export function signature(secret: string, body: string, at = Date.now()): string {
  const t = Math.floor(at / 1_000)
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}
