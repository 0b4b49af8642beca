import type { Json, JsonObject } from '../lib/json.ts'

/** A member of the workspace, as runs keep one. */
export type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Why a step or a run failed. `code` is for programs and for grouping; `message` is what the failing side said. */
export type RunError = {
  readonly code: string
  readonly message: string
  /** The step it happened in. */
  readonly step?: string
  /** The entry of its configuration, and the stretch of the expression in it. */
  readonly field?: string
  readonly range?: { readonly from: number; readonly to: number }
  /** The value that was in the way. */
  readonly value?: Json
}

/** What started a run. */
export type Cause = {
  readonly by: 'user' | 'api' | 'webhook' | 'schedule' | 'record' | 'event' | 'workflow' | 'fork' | 'test'
} & {
  readonly trigger?: string
  /** What it was, in the words of whoever started it. */
  readonly ref?: string
  /** Runs it stands within. */
  readonly depth?: number
}

/** Names one try of one entry of a step, so that late and doubled reports are told apart. */
export type Ticket = { readonly thread: number; readonly entry: number; readonly attempt: number }

/**
 * Facts, in the order they happened; the log of a run is a list of them and nothing else. Persisted: a change of shape needs an
 * upgrade. `at` is epoch ms. `record` is the run's record as the host read it when the event came in. `stopAt` keeps the machine from
 * entering a step under that number or a later one: the last event that a fork takes over from another run carries it.
 */
export type RunEvent = { readonly at: number; readonly record?: JsonObject | null; readonly stopAt?: number } & (
  | {
      readonly type: 'run.started'
      readonly id: string
      /** Hash of the definition it runs on. */
      readonly machine: string
      readonly key: string | null
      readonly input: JsonObject
      readonly by: Person | null
      readonly cause: Cause
      /** Outputs taken instead of doing the work, by step; test runs only. */
      readonly pins?: { readonly [step: string]: Json }
    }
  /** The workflow's limits let it in. */
  | { readonly type: 'run.admitted' }
  | ({ readonly type: 'step.succeeded'; readonly output: Json } & Ticket)
  | ({ readonly type: 'step.failed'; readonly error: RunError; readonly retryable: boolean } & Ticket)
  /** The work goes on elsewhere and will be reported by whoever does it. */
  | ({ readonly type: 'step.handed'; readonly to: string } & Ticket)
  /** The question has been put to people. */
  | ({ readonly type: 'task.opened'; readonly people: readonly Person[] } & Ticket)
  | {
      readonly type: 'task.answered'
      readonly task: number
      readonly option: string
      readonly comment: string
      readonly by: Person
    }
  | { readonly type: 'task.assigned'; readonly task: number; readonly people: readonly Person[]; readonly by: Person }
  | {
      readonly type: 'event.received'
      readonly id: string
      readonly name: string
      readonly correlation: string | null
      readonly payload: Json
    }
  | { readonly type: 'timer.fired' }
  | { readonly type: 'run.paused'; readonly by: Person }
  | { readonly type: 'run.resumed'; readonly by: Person }
  | { readonly type: 'run.cancelled'; readonly by: Person | null; readonly undo: boolean; readonly reason: string }
  /** Failed steps are tried again from their first try. */
  | { readonly type: 'steps.retried'; readonly by: Person }
  /** A failed or waiting step is taken as done. */
  | {
      readonly type: 'step.skipped'
      readonly thread: number
      readonly entry: number
      readonly output: Json
      readonly by: Person
    }
  /** The run goes on with another definition. */
  | { readonly type: 'run.moved'; readonly machine: string; readonly by: Person }
  /** The log up to here was another run's; what is given replaces what the run had seen. */
  | {
      readonly type: 'run.forked'
      readonly id: string
      readonly from: string
      readonly key: string | null
      readonly by: Person
      /** Entry of the step it goes on from. */
      readonly entry: number
      readonly input?: JsonObject | undefined
      readonly vars?: JsonObject | undefined
      /** Replaces what the step was going to be given. */
      readonly request?: JsonObject | undefined
    }
)
export type RunEventType = RunEvent['type']
export const RUN_EVENTS = [
  'run.started',
  'run.admitted',
  'step.succeeded',
  'step.failed',
  'step.handed',
  'task.opened',
  'task.answered',
  'task.assigned',
  'event.received',
  'timer.fired',
  'run.paused',
  'run.resumed',
  'run.cancelled',
  'steps.retried',
  'step.skipped',
  'run.moved',
  'run.forked',
] as const satisfies readonly RunEventType[]
export type EventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>
