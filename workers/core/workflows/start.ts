import { runIdOfKey } from '#db/run-of-key.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Cause, Person } from '#domain/workflows/events.ts'
import type { Listener } from '#domain/workflows/listening.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { RunAnswer } from '#durable-objects/workflow/api.ts'
import type { Bindings } from '../../env.ts'
import { hashOf } from './machine-hash.ts'

/** Runs within runs; more is a circle. */
export const MOST_NESTED = 20

type Started = {
  readonly workspaceId: string
  /** The same key, the same run of the workflow, however often it is started. */
  readonly key: string
  /** Keeps keys that callers choose from meeting those of others. */
  readonly scope?: string
  readonly record: JsonObject | null
  readonly input: JsonObject
  readonly by: Person | null
  readonly cause: Cause
}

/** Starts what a trigger stands for, once for every key. Resolves when the start is on disk. */
export async function startListener(
  { WORKFLOW }: Pick<Bindings, 'WORKFLOW'>,
  { document, workflow }: Pick<Listener, 'document' | 'workflow'>,
  { workspaceId, key, scope = '', record, input, by, cause }: Started,
): Promise<RunAnswer> {
  const place = { workspaceId, componentId: document.component.id, workflowId: workflow.id }
  const id = await runIdOfKey(`${workspaceId}/${workflow.id}${scope}`, key)
  return WORKFLOW.getByName(objectNameOf(place, id)).start({
    ...place,
    id,
    machine: await hashOf(document),
    key,
    input,
    record,
    by,
    cause,
    waitMs: 0,
  })
}
