import { askingOf } from '#domain/workflows/queue.ts'
import { isHeld, isOver, type RunState } from '#domain/workflows/state.ts'
import type { ObjectEnv } from '../env.ts'
import type { WorkflowPlace } from './api.ts'
import type { Shelved } from './machine-shelf.ts'

type Seen = { readonly shelved: Shelved; readonly state: RunState }

/**
 * Makes runs of a limited workflow known to its queue, and gives back what those that are over held. A run that is held for an operator
 * keeps its permit. Throws where the queue cannot be reached; doing it twice does it once.
 */
export async function seePermits(
  { WORKFLOW_QUEUE }: Pick<ObjectEnv, 'WORKFLOW_QUEUE'>,
  place: WorkflowPlace,
  batch: readonly Seen[],
): Promise<void> {
  const limited = batch.filter(({ shelved, state }) => shelved.machine.limited && state.cause.by !== 'test')
  if (limited.length === 0) return
  const { workspaceId, componentId, workflowId } = place
  const queue = WORKFLOW_QUEUE.getByName(`${workspaceId}/${componentId}/${workflowId}`)
  const over = limited.filter(({ state }) => isOver(state) && !isHeld(state))
  if (over.length > 0) await queue.leave(over.map(({ state }) => state.id))
  const open = limited.filter((each) => !over.includes(each))
  // Runs of one release ask together: they have the same limits.
  for (const group of Map.groupBy(open, ({ shelved }) => shelved).values()) {
    const [{ shelved } = {}] = group
    if (!shelved) continue
    const { document, limits } = shelved
    await queue.ask({
      ...place,
      permits: limits,
      since: Math.max(...group.map(({ state }) => state.startedAt)),
      applicants: group.map(({ state }) => ({
        ...askingOf(document, limits, state, state.startedAt),
        admitted: state.admitted,
      })),
    })
  }
}
