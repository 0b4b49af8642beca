import type { RunError } from './events.ts'
import type { Machine } from './machine.ts'
import { isHeld, isOver, type RunState, type RunStatus, statusOf } from './state.ts'

/** What lists show of a run. */
export type RunSummary = {
  readonly id: string
  readonly workflow: string
  readonly machine: string
  readonly status: RunStatus
  readonly key: string | null
  readonly cause: RunState['cause']
  readonly by: RunState['by']
  readonly record: string | null
  readonly stage: string | null
  readonly startedAt: number
  readonly at: number
  readonly endedAt: number | null
  readonly error: RunError | null
  /** Groups failures that have one cause; null where nothing failed. */
  readonly incident: string | null
  /** An operator may try its failed steps again. */
  readonly held: boolean
}

export function summaryOf(state: RunState, { workflow }: Pick<Machine, 'workflow'>): RunSummary {
  const { ending } = state
  const error = ending?.as === 'failed' ? ending.error : null
  const record = state.record?.['id']
  return {
    id: state.id,
    workflow,
    machine: state.machine,
    status: statusOf(state),
    key: state.key,
    cause: state.cause,
    by: state.by,
    record: typeof record === 'string' ? record : null,
    stage: state.stage,
    startedAt: state.startedAt,
    at: state.at,
    endedAt: ending && isOver(state) ? ending.at : null,
    error,
    incident: error && incidentOf(error),
    held: isHeld(state),
  }
}

/** The step, the code and the message without what differs from run to run: numbers, ids and quoted words. */
export const incidentOf = ({ step = '', code, message }: RunError): string =>
  [
    step,
    code,
    message
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '#')
      .replace(/(["'“‘`]).*?["'”’`]/g, '#')
      .replace(/\d+/g, '#')
      .slice(0, 120),
  ].join(' ')
