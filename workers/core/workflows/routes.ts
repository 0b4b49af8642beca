import { type Context, Hono } from 'hono'
import { runIdOfKey } from '#db/run-of-key.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { holds } from '#domain/auth/permissions.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { SendEvent, StartRequest, WaitQuery } from '#domain/workflows/contract.ts'
import type { RunAnswer, WorkflowPlace } from '#durable-objects/workflow/api.ts'
import type { RunError } from '#domain/workflows/events.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { RunStatus } from '#domain/workflows/state.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { liveApp, liveComponentByKey } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { placeNamed } from '../records/place.ts'
import { record as readRecord } from '../records/read.ts'
import { keyOf } from './idempotency-key.ts'
import { hashOf } from './machine-hash.ts'

const tags = ['Workflows']

/** A run as a caller who started it is told of it. */
export type StartedRun = {
  readonly id: string
  readonly status: RunStatus
  readonly output: Json
  readonly error: RunError | null
}

export const workflows = new Hono<AppEnv>()
  .get('/schedules', requires('runs.read', { tags, summary: 'When schedules fire next' }), async (c) => {
    const { workspaceId } = c.var.actor
    return c.json({ schedules: await c.env.SCHEDULE.getByName(workspaceId).planned() }, 200)
  })

  .post(
    '/:component/:workflow/runs',
    requires('workflows.run', { tags, summary: 'Starts a run; once for every Idempotency-Key' }),
    validate('json', StartRequest),
    async (c) => {
      const { record: recordId, input, waitMs } = c.req.valid('json')
      const { place, document, records } = await placeFor(c)
      const record =
        recordId === null ? null : (JSON.parse((await readRecord(c, records, recordId, undefined)).json) as JsonObject)
      const { userId, name, email } = c.get('actor')
      const key = keyOf(c)
      const id = key === null ? newUuid() : await runIdOfKey(`${place.workspaceId}/${place.workflowId}`, key)
      const run = await c.env.WORKFLOW.getByName(objectNameOf(place, id)).start({
        ...place,
        id,
        machine: await hashOf(document),
        key,
        input,
        record,
        by: { id: userId, name, email },
        cause: { by: 'user' },
        waitMs,
      })
      return c.json(toldOf(run), run.created ? 201 : 200, { location: `${c.req.path}/${id}` })
    },
  )

  .get(
    '/:component/:workflow/runs/:id',
    requires('workflows.run', { tags, summary: 'How a run of one’s own stands, when it is over or after waitMs' }),
    validate('query', WaitQuery),
    async (c) => {
      const { place } = await placeFor(c)
      return c.json(toldOf(await ownRun(c, place, c.req.valid('query').waitMs)), 200)
    },
  )

  .post(
    '/:component/:workflow/runs/:id/events',
    requires('workflows.run', { tags, summary: 'Sends a run of one’s own an event' }),
    validate('json', SendEvent),
    async (c) => {
      const { place } = await placeFor(c)
      const run = await ownRun(c, place, 0)
      const { name, correlation, payload, id = newUuid() } = c.req.valid('json')
      const told = await c.env.WORKFLOW.getByName(objectNameOf(place, run.id)).tell(run.id, {
        type: 'event.received',
        id,
        name,
        correlation,
        payload: payload as Json,
      })
      if (!told.known || !told.taken) throw new AppError('run_not_ready', { extra: { status: run.status } })
      return c.json({ status: told.status }, 200)
    },
  )

/**
 * The workflow that a path names. Who may not see the component's records may not know of its workflows either.
 * @throws AppError `not_found`
 */
async function placeFor(c: Context<AppEnv>) {
  const { component: key = '', workflow: workflowKey } = c.req.param()
  const document = liveComponentByKey(await liveApp(c), key)
  const workflow = Object.values(document?.workflows ?? {}).find((one) => one.key === workflowKey)
  const records = await placeNamed(c, key, 'read')
  if (!document || !workflow) throw new AppError('not_found')
  const place: WorkflowPlace = {
    workspaceId: c.get('actor').workspaceId,
    componentId: document.component.id,
    workflowId: workflow.id,
  }
  return { place, document, records }
}

/** A run that the caller started, or any for who may see all. @throws AppError `not_found` */
async function ownRun(c: Context<AppEnv>, place: WorkflowPlace, waitMs: number): Promise<RunAnswer> {
  const id = c.req.param('id') ?? ''
  const run = isUuid(id) ? await c.env.WORKFLOW.getByName(objectNameOf(place, id)).settled(id, waitMs) : null
  const { userId, role } = c.get('actor')
  if (!run || (run.by !== userId && !holds(role, 'runs.read'))) throw new AppError('not_found')
  return run
}

const toldOf = ({ id, status, output, error }: RunAnswer): StartedRun => ({ id, status, output, error })
