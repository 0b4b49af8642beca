import type { Json, JsonObject } from '../lib/json.ts'
import type { Cause, Person, RunError } from './events.ts'

export const RUN_STATUSES = [
  'queued',
  'running',
  'waiting',
  'paused',
  'undoing',
  'succeeded',
  'failed',
  'cancelled',
] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** What a thread is doing at its step. */
export type Phase =
  /** About to enter its step. */
  | 'ready'
  /** The host carries out the step's work. */
  | 'working'
  /** A try failed; the next one comes at `until`. */
  | 'backoff'
  /** For time, an event, an answer, or another run. */
  | 'waiting'
  /** For its own branches. */
  | 'joining'
  /** Failed for good; an operator may try again or skip. */
  | 'failed'

/** What branches come together in. */
export type Join = {
  readonly need: number
  /** Branches there are, ended well, and failed. */
  readonly total: number
  readonly ended: number
  readonly failed: number
  /** *For each* only. */
  readonly items?: readonly Json[]
  /** Items whose threads were opened. */
  readonly opened: number
  readonly results: readonly Json[]
  readonly failures: readonly { readonly index: number; readonly code: string; readonly message: string }[]
  readonly collect: boolean
}

/** One line of work: the run itself, or a branch that runs beside others. It stands at one step. */
export type Thread = {
  readonly id: number
  readonly parent: number | null
  /** The slot it runs, and its place among its siblings. */
  readonly slot: string | null
  readonly index: number | null
  readonly item: Json
  readonly node: string
  readonly phase: Phase
  /** Number of this entry of the step within the run: `run:entry` is the idempotency key of its work. */
  readonly entry: number
  readonly enteredAt: number
  /** Never used twice within one entry, so that a late report of an earlier try is told apart. */
  readonly attempt: number
  /** The attempt its retries are counted from: an operator gives a step all of its tries anew. */
  readonly firstAttempt: number
  readonly request: JsonObject | null
  /** When time takes a hand: the end of a try, a wait, a backoff, a deadline. Epoch ms. */
  readonly until: number | null
  readonly listen: {
    readonly event: string
    readonly correlation: string | null
    readonly late: 'fail' | 'continue'
  } | null
  /** The run it waits for. */
  readonly child: string | null
  readonly join: Join | null
  /** Why its last try failed. */
  readonly error: RunError | null
  /** The failure that a *failed* branch of it deals with, or last dealt with. */
  readonly caught: RunError | null
  /** What steps of this thread came to, by name; and the last of them. */
  readonly outputs: { readonly [step: string]: Json }
  readonly last: Json
}

export type Answer = { readonly by: Person; readonly option: string; readonly comment: string; readonly at: number }

/** What happens to a question at its deadline. */
export type Late =
  | { readonly then: 'fail' | 'branch' }
  | { readonly then: 'answer'; readonly option: string }
  | { readonly then: 'escalate'; readonly people: JsonObject; readonly again: JsonObject | null }

/** A question put to people. Its id is the number of the entry that asked it. */
export type Task = {
  readonly id: number
  readonly node: string
  readonly thread: number
  readonly title: string
  readonly text: string
  readonly page: string | null
  readonly options: readonly {
    readonly id: string
    readonly title: string
    readonly tone: string
    readonly comment: boolean
  }[]
  readonly quorum: 'first' | 'all' | number
  readonly people: readonly Person[]
  readonly openedAt: number
  readonly deadline: number | null
  readonly late: Late
  readonly escalated: boolean
  readonly answers: readonly Answer[]
  readonly status: 'open' | 'answered' | 'late' | 'withdrawn'
  readonly closedAt: number | null
}

/** Work done that has a way back. */
export type Done = {
  readonly node: string
  readonly entry: number
  readonly item: Json
  readonly index: number | null
  readonly outputs: { readonly [step: string]: Json }
}

export type Ending = {
  readonly as: 'succeeded' | 'failed' | 'cancelled'
  readonly at: number
  readonly output: Json
  readonly error: RunError | null
  /** The record went back to being a draft. */
  readonly reset: boolean
}

/** A run, under way or over. Plain JSON, the same on the server and in the browser. */
export type RunState = {
  readonly id: string
  readonly machine: string
  readonly key: string | null
  readonly cause: Cause
  readonly by: Person | null
  readonly startedAt: number
  /** The instant of the last event; never goes back. */
  readonly at: number
  readonly input: JsonObject
  readonly record: JsonObject | null
  readonly vars: JsonObject
  readonly pins: { readonly [step: string]: Json }
  readonly admitted: boolean
  readonly paused: boolean
  /** The stage the run itself is in. */
  readonly stage: string | null
  readonly threads: { readonly [id: string]: Thread }
  /** Threads about to enter their step, in turn. */
  readonly ready: readonly number[]
  readonly nextThread: number
  readonly nextEntry: number
  readonly tasks: { readonly [id: string]: Task }
  /** Events that came before anybody waited for them. */
  readonly mail: readonly {
    readonly id: string
    readonly name: string
    readonly correlation: string | null
    readonly payload: Json
  }[]
  /** Ids of events taken lately: a doubled one is no second one. */
  readonly heard: readonly string[]
  /** Newest last. */
  readonly done: readonly Done[]
  readonly undoFailures: readonly RunError[]
  /** The run as a whole fails then. */
  readonly deadline: number | null
  /** Set as soon as the outcome is known; with work still to be taken back the run is `undoing`. */
  readonly ending: Ending | null
}

/** The thread that is the run itself. */
export const MAIN = 0

export const isUndoing = ({ ending, threads }: RunState): boolean =>
  ending !== null && Object.values(threads).some(({ slot, phase }) => slot === 'undo' && phase !== 'failed')

/** Nothing changes any more but by an operator's hand. */
export const isOver = (state: RunState): boolean => state.ending !== null && !isUndoing(state)

export function statusOf(state: RunState): RunStatus {
  if (isUndoing(state)) return 'undoing'
  if (state.ending) return state.ending.as
  if (state.paused) return 'paused'
  if (!state.admitted) return 'queued'
  const busy = Object.values(state.threads).some(
    ({ phase }) => phase === 'ready' || phase === 'working' || phase === 'backoff',
  )
  return busy ? 'running' : 'waiting'
}

/** Held where it failed: its steps may be tried again. */
export const isHeld = ({ ending, threads }: RunState): boolean =>
  ending?.as === 'failed' && Object.values(threads).some(({ phase }) => phase === 'failed')

/** When the machine next wants a `timer.fired`, epoch ms, or null (W6). */
export function wakeAt(state: RunState): number | null {
  if (isOver(state) || state.paused || !state.admitted) return state.paused || isOver(state) ? null : state.deadline
  let wake = state.ending ? null : state.deadline
  for (const { phase, until } of Object.values(state.threads)) {
    const at = phase === 'ready' ? state.at : until
    if (at !== null && (wake === null || at < wake)) wake = at
  }
  return wake
}
