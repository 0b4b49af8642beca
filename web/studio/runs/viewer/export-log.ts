import type { RunEvent } from '#domain/workflows/events.ts'
import type { RunRow } from '#workers/api.ts'

/** Saves a run's log as a file: all there is to know about it. */
export function exportLog(run: RunRow, log: readonly RunEvent[]): void {
  const text = JSON.stringify({ run, log }, null, 2)
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `run-${run.id}.json`
  link.click()
  URL.revokeObjectURL(url)
}
