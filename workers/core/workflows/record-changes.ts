import type { Context } from 'hono'
import { createSql, type Sql } from '#db/client.ts'
import { claimRecordEvents, dropRecordEvents, type RecordEvent } from '#db/queries/record-events.ts'
import { atChange } from '#domain/workflows/conditions.ts'
import { type Listener, listenersIn } from '#domain/workflows/listening.ts'
import type { AppEnv, Bindings } from '../../env.ts'
import { background } from '../lib/background.ts'
import { type LiveWorkspace, liveAppOf } from '../lib/live-app.ts'
import { MOST_NESTED, startListener } from './start.ts'

/** Changes claimed at a time; the claim must outlast the work. */
const BATCH = 100
/** Records whose changes are worked at side by side. */
const ABREAST = 16

type Means = {
  readonly env: Bindings
  readonly sql: Sql
  readonly live: (workspaceId: string) => Promise<LiveWorkspace>
}

/**
 * Starts what listens to the changes that have been written down, of one workspace or of all. Changes of one record are taken in their
 * order. A change is dropped once what it starts has surely started; starting twice starts once, by the run's key.
 */
export async function drainRecordChanges(means: Means, workspaceId: string | null): Promise<void> {
  for (;;) {
    const events = await claimRecordEvents(means.sql, workspaceId, BATCH)
    const records = [...Map.groupBy(events, (event) => `${event.workspaceId} ${event.recordId}`).values()]
    const next = records.values()
    const done: RecordEvent[] = []
    const work = async () => {
      for (const changes of next) done.push(...(await inOrder(changes, means)))
    }
    await Promise.all(Array.from({ length: ABREAST }, work))
    for (const [id, dealt] of Map.groupBy(done, (event) => event.workspaceId))
      await dropRecordEvents(
        means.sql,
        id,
        dealt.map((event) => event.id),
      )
    if (events.length < BATCH) return
  }
}

/** The changes dealt with. One that cannot be keeps its claim until that lapses, and the later ones of its record with it. */
async function inOrder(changes: readonly RecordEvent[], means: Means): Promise<RecordEvent[]> {
  const done: RecordEvent[] = []
  try {
    for (const change of changes) {
      await startFor(change, means)
      done.push(change)
    }
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', event: 'trigger.record_change_delayed', error: String(error) }))
  }
  return done
}

async function startFor(event: RecordEvent, { env, live }: Means): Promise<void> {
  const { workspaceId, id, componentId, change, before, after, by, depth } = event
  const document = (await live(workspaceId)).components[componentId]
  if (!document) return
  const listeners = listenersIn([document], 'record').filter(({ trigger }) => trigger.on === change)
  if (depth > MOST_NESTED) return warn('trigger.nested_too_deep', event, listeners[0])
  for (const listener of listeners) {
    if (!meant(listener, event)) continue
    await startListener(env, listener, {
      workspaceId,
      key: `record:${id}`,
      record: after ?? before,
      input: change === 'updated' ? { before } : {},
      by,
      cause: { by: 'record', trigger: listener.trigger.id, ref: change, depth },
    })
  }
}

/** Whether a trigger's condition holds; one that cannot be told does not. */
function meant(listener: Listener<'record'>, event: RecordEvent): boolean {
  const { document, trigger } = listener
  if (trigger.when === undefined || trigger.when.trim() === '') return true
  const { before, after } = event
  const held = atChange(document, trigger.when, { record: after ?? before, before }, Date.now())
  if (!held.ok) warn('trigger.condition_failed', event, listener, held.error.code)
  return held.ok && held.value === true
}

const warn = (what: string, event: RecordEvent, listener: Listener<'record'> | undefined, code?: string): void =>
  console.warn(
    JSON.stringify({
      level: 'warn',
      event: what,
      workspace: event.workspaceId,
      record: event.recordId,
      workflow: listener?.workflow.id,
      trigger: listener?.trigger.id,
      code,
    }),
  )

/** Workspaces whose changes this isolate is at: since when, and whether more have come meanwhile. */
const draining = new Map<string, { readonly since: number; again: boolean }>()
/** Work behind an answer is cut off after so long, without a word. */
const CUT_OFF_MS = 30_000

/** Looks after the changes of a workspace behind the answer of a write. One at a time; what comes meanwhile is seen to after it. */
export function kickRecordChanges(c: Context<AppEnv>, workspaceId: string): void {
  const busy = draining.get(workspaceId)
  if (busy && Date.now() - busy.since < CUT_OFF_MS) {
    busy.again = true
    return
  }
  const source = { ...c.env, sql: c.var.sql, waitUntil: (work: Promise<unknown>) => background(c, work) }
  background(c, drainHere({ env: c.env, sql: c.var.sql, live: (id) => liveAppOf(source, id) }, workspaceId))
}

async function drainHere(means: Means, workspaceId: string): Promise<void> {
  const mine = { since: Date.now(), again: false }
  draining.set(workspaceId, mine)
  try {
    do {
      mine.again = false
      await drainRecordChanges(means, workspaceId)
    } while (mine.again)
  } finally {
    if (draining.get(workspaceId) === mine) draining.delete(workspaceId)
  }
}

/** The safety net: whatever nobody came to behind an answer. */
export async function drainAllRecordChanges(env: Bindings, ctx: ExecutionContext): Promise<void> {
  const sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
  const source = { ...env, sql, waitUntil: (work: Promise<unknown>) => ctx.waitUntil(work) }
  await drainRecordChanges({ env, sql, live: (id) => liveAppOf(source, id) }, null)
}
