import type { Trace } from './draft.ts'
import type { RunError, RunEvent } from './events.ts'
import type { RunState, Thread } from './state.ts'
import { advance, machineOf, type Machines, replay } from './transition.ts'

/** A try of a step's work; `to` and `outcome` are null while it goes on. */
export type Attempt = {
  readonly from: number
  readonly to: number | null
  readonly outcome: 'succeeded' | 'failed' | 'dropped' | null
  readonly error: RunError | null
}

/** Time spent on nothing but waiting; `to` is null while it goes on. */
export type Wait = {
  readonly from: number
  readonly to: number | null
  readonly for: 'time' | 'event' | 'answer' | 'run' | 'retry'
}

/** One time a run came to a step: a bar of the run viewer. */
export type TimelineEntry = {
  readonly entry: number
  readonly thread: number
  readonly node: string
  readonly enteredAt: number
  /** Null while a thread stands there. */
  readonly leftAt: number | null
  readonly attempts: readonly Attempt[]
  readonly waits: readonly Wait[]
  readonly outcome: 'done' | 'failed' | 'dropped' | null
  /** Why it failed last. */
  readonly error: RunError | null
  /** The entry of the step whose branch it is in, and which item of a *for each* it is for. */
  readonly parentEntry: number | null
  readonly index: number | null
}

type Open = { -readonly [Key in keyof TimelineEntry]: TimelineEntry[Key] }

/** Everything a run came to, by entry, in order. */
export function timeline(machines: Machines, log: readonly RunEvent[]): readonly TimelineEntry[] {
  const entries = new Map<number, Open>()
  let state: RunState | null = null
  for (const event of log) {
    const next = advance(machines(machineOf(state, event)), state, event)
    if (!next) continue
    for (const trace of next.trace) note(entries, trace)
    if (next.state !== state) see(entries, state, next.state)
    state = next.state
  }
  return [...entries.values()]
}

/** The state after so many events of a log. */
export const stateAt = (machines: Machines, log: readonly RunEvent[], count: number): RunState | null =>
  replay(machines, log.slice(0, count))

function note(entries: Map<number, Open>, trace: Trace): void {
  const { at, entry, thread, node } = trace
  if (trace.what === 'entered') {
    const { parent: parentEntry, index } = trace
    const blank = { leftAt: null, attempts: [], waits: [], outcome: null, error: null }
    entries.set(entry, { entry, thread, node, enteredAt: at, ...blank, parentEntry, index })
    return
  }
  const found = entries.get(entry)
  if (!found) return
  switch (trace.what) {
    case 'tried':
      // An operator has it tried again, or the same try is only asked for again.
      Object.assign(found, { leftAt: null, outcome: null })
      if (found.attempts.at(-1)?.to !== null)
        found.attempts = [...found.attempts, { from: at, to: null, outcome: null, error: null }]
      return
    case 'failed':
      found.error = trace.error
      endAttempt(found, at, 'failed', trace.error)
      if (!trace.again) leave(found, at, 'failed')
      return
    case 'left':
      endAttempt(found, at, 'succeeded')
      return leave(found, at, 'done')
    case 'dropped':
      // What was done, or has failed, stays so when its thread ends.
      if (found.leftAt !== null) return
      endAttempt(found, at, 'dropped')
      return leave(found, at, 'dropped')
  }
}

function leave(found: Open, at: number, outcome: TimelineEntry['outcome']): void {
  found.leftAt = at
  found.outcome = outcome
  endWait(found, at)
}

function endAttempt(found: Open, to: number, outcome: Attempt['outcome'], error: RunError | null = null): void {
  const last = found.attempts.at(-1)
  if (last?.to === null) found.attempts = [...found.attempts.slice(0, -1), { ...last, to, outcome, error }]
}

function endWait(found: Open, to: number): void {
  const last = found.waits.at(-1)
  if (last?.to === null) found.waits = [...found.waits.slice(0, -1), { ...last, to }]
}

/** What threads wait for after an event; those that are as they were are passed over. */
function see(entries: Map<number, Open>, before: RunState | null, state: RunState): void {
  for (const thread of Object.values(state.threads)) {
    if (before?.threads[thread.id] === thread) continue
    const found = entries.get(thread.entry)
    if (!found) continue
    // An operator had a step tried again that does no work.
    if (found.leftAt !== null && thread.phase !== 'failed') Object.assign(found, { leftAt: null, outcome: null })
    const waiting = waitOf(thread, state)
    const last = found.waits.at(-1)
    if (last?.to === null && last.for === waiting) continue
    endWait(found, state.at)
    if (waiting === null) continue
    found.waits = [...found.waits, { from: state.at, to: null, for: waiting }]
    // A question that was put is done with being put; a run that was started goes on as the same try.
    if (waiting !== 'run') endAttempt(found, state.at, 'succeeded')
  }
}

function waitOf({ phase, child, listen, entry }: Thread, { tasks }: RunState): Wait['for'] | null {
  if (phase === 'backoff') return 'retry'
  if (phase !== 'waiting') return null
  if (child !== null) return 'run'
  if (listen) return 'event'
  return tasks[entry]?.status === 'open' ? 'answer' : 'time'
}
