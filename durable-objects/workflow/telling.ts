import type { Telling } from '#db/queries/runs.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import { archiveKey } from '#domain/workflows/run-id.ts'
import { isHeld, isOver, type RunState, statusOf } from '#domain/workflows/state.ts'
import { summaryOf } from '#domain/workflows/summary.ts'
import type { RunNews, WorkflowPlace } from './api.ts'
import type { Shelved } from './machine-shelf.ts'

/** Where a finished run's events are kept: in the lists, or where there are too many of them, in the archive. */
export type KeptLog = { readonly log: readonly RunEvent[] | null; readonly archive: string | null }

/** Characters of a log that the lists take. */
const MOST_LISTED = 524_288

export async function keptLog(
  files: R2Bucket,
  { workspaceId }: WorkflowPlace,
  run: string,
  log: readonly RunEvent[],
): Promise<KeptLog> {
  const text = JSON.stringify(log)
  if (text.length <= MOST_LISTED) return { log, archive: null }
  const archive = archiveKey(workspaceId, run)
  await files.put(archive, text, { httpMetadata: { contentType: 'application/json' } })
  return { log: null, archive }
}

/** What the lists hear of a run. */
export function tellingOf(
  { componentId }: WorkflowPlace,
  { machine, keepDays }: Shelved,
  state: RunState,
  turn: number,
  kept: KeptLog | null,
): Telling {
  const name = state.record?.['name']
  return {
    summary: summaryOf(state, machine),
    componentId,
    turn,
    recordName: typeof name === 'string' ? name : null,
    keepDays,
    log: kept?.log ?? null,
    archive: kept?.archive ?? null,
    tasks: Object.values(state.tasks),
    listens: machine.events.size === 0 ? null : listensOf(state),
  }
}

/** What branches of a run wait for that has to come from outside. */
const listensOf = (state: RunState): NonNullable<Telling['listens']> =>
  isOver(state)
    ? []
    : Object.values(state.threads).flatMap(({ id, phase, listen }) =>
        phase === 'waiting' && listen ? [{ thread: id, event: listen.event, correlation: listen.correlation }] : [],
      )

/** What others must hear of runs: that they are over, and that they have put questions. */
export const newsOf = (states: readonly RunState[]): RunNews => ({
  ended: states.flatMap((state) => {
    const { id: run, ending, cause, record, by } = state
    if (!ending || !isOver(state) || isHeld(state)) return []
    return [{ run, status: statusOf(state), output: ending.output, error: ending.error, cause, record, by }]
  }),
  asked: states.flatMap(({ id, tasks }) => (Object.keys(tasks).length > 0 ? [id] : [])),
})
