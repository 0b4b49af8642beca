import { Hono } from 'hono'
import { runIdOfKey } from '#db/run-of-key.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { StartRequest } from '#domain/workflows/contract.ts'
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

export const workflows = new Hono<AppEnv>().post(
  '/:component/:workflow/runs',
  requires('workflows.run', { tags, summary: 'Starts a run; once for every Idempotency-Key' }),
  validate('json', StartRequest),
  async (c) => {
    const { record: recordId, input, waitMs } = c.req.valid('json')
    const { component: key, workflow: workflowKey } = c.req.param()
    const document = liveComponentByKey(await liveApp(c), key)
    const workflow = Object.values(document?.workflows ?? {}).find((one) => one.key === workflowKey)
    // Who may not see the component's records may not know of its workflows either.
    const records = await placeNamed(c, key, 'read')
    if (!document || !workflow) throw new AppError('not_found')
    const record =
      recordId === null ? null : (JSON.parse((await readRecord(c, records, recordId, undefined)).json) as JsonObject)
    const { workspaceId, userId, name, email } = c.get('actor')
    const place = { workspaceId, componentId: document.component.id, workflowId: workflow.id }
    const idempotencyKey = keyOf(c)
    const id = idempotencyKey === null ? newUuid() : await runIdOfKey(`${workspaceId}/${workflow.id}`, idempotencyKey)
    const run = await c.env.WORKFLOW.getByName(objectNameOf(place, id)).start({
      ...place,
      id,
      machine: await hashOf(document),
      key: idempotencyKey,
      input,
      record,
      by: { id: userId, name, email },
      cause: { by: 'user' },
      waitMs,
    })
    const { status, output, error } = run
    const answer: StartedRun = { id, status, output, error }
    return c.json(answer, run.created ? 201 : 200, { location: `/api/runs/${id}` })
  },
)
