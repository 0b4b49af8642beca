import type { JsonObject } from '#domain/lib/json.ts'
import { runIdOfKey } from '#db/run-of-key.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import { actorFor, type Execute, failed, refused } from '../executor.ts'
import { readRecordFor } from '../read-record.ts'
import { hashOf } from '../machine-hash.ts'
import { MOST_NESTED } from '../start.ts'

/** What a run that another one waits for reports to. */
export type Parent = {
  readonly object: string
  readonly run: string
  readonly thread: number
  readonly entry: number
  readonly attempt: number
  readonly waits: boolean
}

/** Starts a run of another workflow, once for every entry of the step. */
export const workflow: Execute = async (order, means) => {
  const { workspaceId, request, key, run, thread, entry, attempt, by } = order
  const { components } = await means.live(workspaceId)
  const wanted = String(request['workflow'])
  const document = Object.values(components).find(({ workflows }) => wanted in workflows)
  if (!document) return refused('workflow_missing', wanted)
  const depth = order.depth + 1
  if (depth > MOST_NESTED) return refused('workflow_nested_too_deep', String(MOST_NESTED))
  const componentId = document.component.id
  const own = order.record?.['id']
  const id = request['record'] ?? (componentId === order.componentId ? own : null)
  const record =
    typeof id === 'string' ? await readRecordFor(await actorFor(order, means), document.component.key, id, means) : null
  if (typeof id === 'string' && record === null) return refused('record_missing', id)
  const place = { workspaceId, componentId, workflowId: wanted }
  const child = await runIdOfKey(`${workspaceId}/${wanted}/step`, key)
  const parent: Parent = {
    object: objectNameOf(order, run),
    run,
    thread,
    entry,
    attempt,
    waits: request['wait'] === true,
  }
  try {
    const { status, output, error } = await means.env.WORKFLOW.getByName(objectNameOf(place, child)).start({
      ...place,
      id: child,
      machine: await hashOf(document),
      key,
      input: (request['input'] ?? {}) as JsonObject,
      record,
      by,
      cause: { by: 'workflow', ref: JSON.stringify(parent), depth },
      waitMs: 0,
    })
    // Asked for again: it may have ended while nobody heard of it.
    if (parent.waits && status === 'succeeded') return { type: 'succeeded', output: { run: child, output } }
    if (parent.waits && (status === 'failed' || status === 'cancelled'))
      return refused(`workflow_${status}`, error?.message ?? '', child)
  } catch (error) {
    return failed('workflow_unreachable', String(error))
  }
  return parent.waits ? { type: 'handed', to: child } : { type: 'succeeded', output: { run: child, output: null } }
}
