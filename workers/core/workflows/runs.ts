import { type Context, Hono } from 'hono'
import {
  heldRuns,
  listIncidents,
  listRuns,
  listWorkflowNames,
  readRun,
  readRuns,
  type RunRow,
  RUNS_A_PAGE,
  type StoredRun,
} from '#db/queries/run-lists.ts'
import { readDocuments } from '#db/queries/releases.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json } from '#domain/lib/json.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { obstacleTo } from '#domain/workflows/can-move.ts'
import {
  BulkCommand,
  ForkRequest,
  MOST_BULK,
  ReadRun,
  RunCommand,
  RunFilter,
  SendEvent,
} from '#domain/workflows/contract.ts'
import type { Person, RunEvent } from '#domain/workflows/events.ts'
import { logBefore } from '#domain/workflows/fork.ts'
import { compile, type Machine } from '#domain/workflows/machine.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { RunStatus } from '#domain/workflows/state.ts'
import type { Told } from '#durable-objects/workflow/api.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { hashOf } from './machine-hash.ts'

const tags = ['Workflows']

/** Runs as operators see and steer them. */
export const runs = new Hono<AppEnv>()
  .get('/', requires('runs.read', { tags, summary: 'Runs, newest first' }), validate('query', RunFilter), async (c) => {
    const rows = await listRuns(c.var.sql, c.var.actor.workspaceId, c.req.valid('query'))
    const page = rows.slice(0, RUNS_A_PAGE)
    const last = rows.length > RUNS_A_PAGE ? page.at(-1) : undefined
    return c.json({ runs: page, next: last ? `${last.startedAt}_${last.id}` : null }, 200)
  })

  .get('/incidents', requires('runs.read', { tags, summary: 'Failures by cause' }), async (c) =>
    c.json({ incidents: await listIncidents(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .get('/workflows', requires('runs.read', { tags, summary: 'Workflows by name' }), async (c) =>
    c.json({ workflows: await listWorkflowNames(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .post(
    '/bulk',
    requires('runs.operate', { tags, summary: 'Retries or cancels many runs, and says what came of each' }),
    validate('json', BulkCommand),
    async (c) => {
      const { command, incident, ids = [] } = c.req.valid('json')
      const { sql, actor } = c.var
      const found =
        incident === undefined
          ? await readRuns(sql, actor.workspaceId, ids)
          : await heldRuns(sql, actor.workspaceId, incident, MOST_BULK)
      const chosen = found.slice(0, MOST_BULK)
      const results: BulkResult[] = ids
        .filter((id) => chosen.every((run) => run.id !== id))
        .map((id) => ({ id, status: null, code: 'not_found' }))
      await inTurns(chosen, BULK_AT_ONCE, async (run) => void results.push(await bulkOne(c, run, command)))
      return c.json({ results, more: found.length > MOST_BULK }, 200)
    },
  )

  .get(
    '/:id',
    requires('runs.read', { tags, summary: 'A run: its log, and the definitions it stands on' }),
    validate('query', ReadRun),
    async (c) => {
      const run = await runOf(c)
      const log = await logOf(c, run)
      const { from = 0 } = c.req.valid('query')
      const fresh = log.slice(from)
      // Who has the beginning has its definitions too.
      const documents = await documentsOf(c, from === 0 ? run : null, run, fresh)
      const { log: _, archive: __, ...row } = run
      return c.json({ run: row as RunRow, log: fresh, documents }, 200)
    },
  )

  .post(
    '/:id/command',
    requires('runs.operate', { tags, summary: 'Pauses, resumes, cancels, retries, skips or moves a run' }),
    validate('json', RunCommand),
    async (c) => {
      const run = await runOf(c)
      const event = await eventOf(c, run, c.req.valid('json'))
      return c.json(await tell(c, run, event), 200)
    },
  )

  .post(
    '/:id/events',
    requires('runs.operate', { tags, summary: 'Sends a run an event' }),
    validate('json', SendEvent),
    async (c) => {
      const run = await runOf(c)
      const { name, correlation, payload, id } = c.req.valid('json')
      const event: Told = { type: 'event.received', id: id ?? newUuid(), name, correlation, payload: payload as Json }
      return c.json(await tell(c, run, event), 200)
    },
  )

  .get(
    '/:id/move',
    requires('runs.read', { tags, summary: 'Whether a run may go on with the live release' }),
    async (c) => {
      const run = await runOf(c)
      const { obstacle, to } = await moveOf(c, run)
      return c.json({ machine: to, movable: obstacle === null, obstacle }, 200)
    },
  )

  .post(
    '/:id/fork',
    requires('runs.operate', { tags, summary: 'A new run that goes on from a step of this one' }),
    validate('json', ForkRequest),
    async (c) => {
      const run = await runOf(c)
      const { entry, ...change } = c.req.valid('json')
      const log = await logOf(c, run)
      const documents = await documentsOf(c, run, run, log)
      const machines = machinesOf(run, documents)
      const before = logBefore(machines, log, entry)
      if (!before) throw new AppError('run_not_ready')
      const id = newUuid()
      const machine = before.findLast((event) => event.type === 'run.started' || event.type === 'run.moved')
      const hash = machine && 'machine' in machine ? machine.machine : run.machine
      const by = personOf(c)
      const at = Date.now()
      const forked: RunEvent = { type: 'run.forked', at, id, from: run.id, key: null, by, entry, ...change }
      const place = placeOf(c, run)
      const started = await c.env.WORKFLOW.getByName(objectNameOf(place, id)).start({
        ...place,
        id,
        machine: hash,
        key: null,
        input: {},
        record: null,
        by,
        cause: { by: 'fork', ref: run.id },
        waitMs: 0,
        log: [...before, forked],
        ...(isDraft(hash) ? { draft: JSON.stringify(documents[hash]) } : {}),
      })
      return c.json({ id, status: started.status }, 201, { location: `/api/runs/${id}` })
    },
  )

/** @throws AppError `not_found` */
async function runOf(c: Context<AppEnv>): Promise<StoredRun> {
  const id = c.req.param('id') ?? ''
  const run = isUuid(id) ? await readRun(c.var.sql, c.var.actor.workspaceId, id) : null
  if (!run) throw new AppError('not_found')
  return run
}

const placeOf = (c: Context<AppEnv>, { componentId, workflowId }: RunRow) => ({
  workspaceId: c.var.actor.workspaceId,
  componentId,
  workflowId,
})

const personOf = (c: Context<AppEnv>): Person => {
  const { userId: id, name, email } = c.var.actor
  return { id, name, email }
}

const objectOf = (c: Context<AppEnv>, run: RunRow) => c.env.WORKFLOW.getByName(objectNameOf(placeOf(c, run), run.id))

/** The events of a run, from its object, the lists or the archive. */
async function logOf(c: Context<AppEnv>, run: StoredRun): Promise<readonly RunEvent[]> {
  if (run.log) return run.log
  const archived = run.archive === null ? null : await c.env.FILES.get(run.archive)
  if (archived) return JSON.parse(await archived.text()) as RunEvent[]
  // It may have ended, and left its object, since its row was read.
  return (await objectOf(c, run).log(run.id)) ?? (await readRun(c.var.sql, c.var.actor.workspaceId, run.id))?.log ?? []
}

/** A document that no release has; the run's object keeps it. */
const isDraft = (hash: string): boolean => hash.startsWith('draft:')

/** The component documents that a log, and a row, name, by hash. */
async function documentsOf(
  c: Context<AppEnv>,
  row: RunRow | null,
  run: RunRow,
  log: readonly RunEvent[],
): Promise<{ [hash: string]: ComponentDocument }> {
  const hashes = new Set([
    ...(row ? [row.machine] : []),
    ...log.flatMap((event) => (event.type === 'run.started' || event.type === 'run.moved' ? [event.machine] : [])),
  ])
  const published = [...hashes].filter((hash) => !isDraft(hash))
  const documents: { [hash: string]: ComponentDocument } = Object.fromEntries(
    published.length === 0 ? [] : await readDocuments(c.var.sql, c.var.actor.workspaceId, published),
  ) as { [hash: string]: ComponentDocument }
  for (const hash of hashes) {
    const draft = isDraft(hash) ? await objectOf(c, run).draft(hash) : null
    if (draft !== null) documents[hash] = JSON.parse(draft) as ComponentDocument
  }
  return documents
}

const BULK_AT_ONCE = 16

/** What came of one run of many: how it stands now, or why nothing was done. */
export type BulkResult = {
  readonly id: string
  readonly status: RunStatus | null
  readonly code: string | null
}

async function bulkOne(c: Context<AppEnv>, run: StoredRun, command: BulkCommand['command']): Promise<BulkResult> {
  try {
    const outcome = await objectOf(c, run).tell(run.id, await eventOf(c, run, command))
    if (!outcome.known) return { id: run.id, status: run.status, code: 'run_not_ready' }
    return { id: run.id, status: outcome.status, code: outcome.taken ? null : 'run_not_ready' }
  } catch {
    // One object that cannot be reached keeps nobody from the others.
    return { id: run.id, status: run.status, code: 'internal' }
  }
}

/** Does something with each item, so many at a time. */
async function inTurns<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

const machinesOf =
  ({ workflowId }: RunRow, documents: { readonly [hash: string]: ComponentDocument }) =>
  (hash: string): Machine => {
    const document = documents[hash]
    const workflow = document?.workflows[workflowId]
    if (!document || !workflow) throw new AppError('not_found')
    return compile(workflow, document.component, hash)
  }

/** @throws AppError `run_not_ready` where the event means nothing to the run as it is */
async function tell(c: Context<AppEnv>, run: RunRow, event: Told) {
  const outcome = await objectOf(c, run).tell(run.id, event)
  if (!outcome.known || !outcome.taken)
    throw new AppError('run_not_ready', { extra: { status: outcome.known ? outcome.status : run.status } })
  return { status: outcome.status }
}

async function eventOf(c: Context<AppEnv>, run: StoredRun, command: RunCommand): Promise<Told> {
  const by = personOf(c)
  switch (command.command) {
    case 'pause':
      return { type: 'run.paused', by }
    case 'resume':
      return { type: 'run.resumed', by }
    case 'cancel':
      return { type: 'run.cancelled', by, undo: command.undo, reason: command.reason }
    case 'retry':
      return { type: 'steps.retried', by }
    case 'skip':
      return { type: 'step.skipped', by, thread: command.thread, entry: command.entry, output: command.output as Json }
    case 'move': {
      const { obstacle, to } = await moveOf(c, run)
      if (obstacle) throw new AppError('run_not_ready', { extra: { obstacle } })
      return { type: 'run.moved', by, machine: to }
    }
  }
}

/** What stands between a run and the live release. */
async function moveOf(c: Context<AppEnv>, run: StoredRun) {
  // What a test stands on never was a release, and does not become one.
  if (isDraft(run.machine)) throw new AppError('run_not_ready')
  const document = (await liveApp(c)).components[run.componentId]
  if (!document?.workflows[run.workflowId]) throw new AppError('not_found')
  const to = await hashOf(document)
  const log = await logOf(c, run)
  const machines = machinesOf(run, { ...(await documentsOf(c, run, run, log)), [to]: document })
  return { to, obstacle: obstacleTo(machines(run.machine), machines(to), log) }
}
