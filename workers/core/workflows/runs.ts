import { type Context, Hono } from 'hono'
import { listIncidents, listRuns, readRun, type RunRow, RUNS_A_PAGE, type StoredRun } from '#db/queries/run-lists.ts'
import { readDocuments } from '#db/queries/releases.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json } from '#domain/lib/json.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { obstacleTo } from '#domain/workflows/can-move.ts'
import { ForkRequest, RunCommand, RunFilter, SendEvent } from '#domain/workflows/contract.ts'
import type { Person, RunEvent } from '#domain/workflows/events.ts'
import { logBefore } from '#domain/workflows/fork.ts'
import { compile, type Machine } from '#domain/workflows/machine.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
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

  .get(
    '/:id',
    requires('runs.read', { tags, summary: 'A run: its log, and the definitions it stands on' }),
    async (c) => {
      const run = await runOf(c)
      const log = await logOf(c, run)
      const documents = await documentsOf(c, run, log)
      const { log: _, archive: __, ...row } = run
      return c.json({ run: row as RunRow, log, documents }, 200)
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
      const machines = machinesOf(run, await documentsOf(c, run, log))
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

/** The component documents that a log names, by hash. */
async function documentsOf(
  c: Context<AppEnv>,
  run: RunRow,
  log: readonly RunEvent[],
): Promise<{ [hash: string]: ComponentDocument }> {
  const hashes = new Set([
    run.machine,
    ...log.flatMap((event) => (event.type === 'run.started' || event.type === 'run.moved' ? [event.machine] : [])),
  ])
  const documents = await readDocuments(c.var.sql, c.var.actor.workspaceId, [...hashes])
  return Object.fromEntries(documents) as { [hash: string]: ComponentDocument }
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
  const document = (await liveApp(c)).components[run.componentId]
  if (!document?.workflows[run.workflowId]) throw new AppError('not_found')
  const to = await hashOf(document)
  const log = await logOf(c, run)
  const machines = machinesOf(run, { ...(await documentsOf(c, run, log)), [to]: document })
  return { to, obstacle: obstacleTo(machines(run.machine), machines(to), log) }
}
