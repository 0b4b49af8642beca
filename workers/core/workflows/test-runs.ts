import { Hono } from 'hono'
import { documentHash } from '#db/document-hash.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { TestRunRequest } from '#domain/workflows/contract.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { AppEnv } from '../../env.ts'
import { findDraft } from '../lib/drafts.ts'
import { newUuid } from '../lib/ids.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { placeNamed } from '../records/place.ts'
import { record as readRecord } from '../records/read.ts'

/** Runs of drafts. Their work is done for real, but for steps whose output is given. */
export const testRuns = new Hono<AppEnv>().post(
  '/:id/workflows/:workflow/test-runs',
  requires('runs.operate', { tags: ['Workflows'], summary: 'Starts a run on the draft of a workflow' }),
  validate('json', TestRunRequest),
  async (c) => {
    const { id: componentId, workflow: workflowId } = c.req.param()
    const { record: recordId, input, pins } = c.req.valid('json')
    const { document } = await findDraft(c, 'component', componentId)
    if (!Object.hasOwn(document.workflows, workflowId)) throw new AppError('not_found')
    const record =
      recordId === null
        ? null
        : (JSON.parse(
            (await readRecord(c, await placeNamed(c, document.component.key, 'read'), recordId, undefined)).json,
          ) as JsonObject)
    const { workspaceId, userId, name, email } = c.get('actor')
    const place = { workspaceId, componentId, workflowId }
    const id = newUuid()
    const { status } = await c.env.WORKFLOW.getByName(objectNameOf(place, id)).start({
      ...place,
      id,
      machine: `draft:${await documentHash(document)}`,
      draft: JSON.stringify(document),
      key: null,
      input,
      record,
      by: { id: userId, name, email },
      cause: { by: 'test' },
      pins: pins as { [step: string]: Json },
      waitMs: 0,
    })
    return c.json({ id, status }, 201, { location: `/api/runs/${id}` })
  },
)
