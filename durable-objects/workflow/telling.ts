import type { Telling } from '#db/queries/runs.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import type { RunState } from '#domain/workflows/state.ts'
import { summaryOf } from '#domain/workflows/summary.ts'
import type { WorkflowPlace } from './api.ts'
import type { Shelved } from './machine-shelf.ts'

/** What the lists hear of a run. */
export function tellingOf(
  { componentId }: WorkflowPlace,
  { machine, keepDays }: Shelved,
  state: RunState,
  turn: number,
  log: readonly RunEvent[] | null,
): Telling {
  const name = state.record?.['name']
  return {
    summary: summaryOf(state, machine),
    componentId,
    turn,
    recordName: typeof name === 'string' ? name : null,
    keepDays,
    log,
    archive: null,
    tasks: Object.values(state.tasks),
  }
}
