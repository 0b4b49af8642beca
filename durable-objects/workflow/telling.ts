import type { Telling } from '#db/queries/runs.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import { archiveKey } from '#domain/workflows/run-id.ts'
import type { RunState } from '#domain/workflows/state.ts'
import { summaryOf } from '#domain/workflows/summary.ts'
import type { WorkflowPlace } from './api.ts'
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
  }
}
