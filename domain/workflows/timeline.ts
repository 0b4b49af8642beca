import type { Json, JsonObject } from '../lib/json.ts'
import type { Trace } from './draft.ts'
import type { RunError, RunEvent } from './events.ts'
import type { RunState, Thread } from './state.ts'
import { advance, machineOf, type Machines } from './transition.ts'

// A run told for people: the same machine, asked what it did inside of each event. Positions are indexes into the log; "at position 8" is
// after event 8 was taken.

/** A stretch of the log, and of time; open ends are null. */
export type Stretch = {
  readonly from: number
  to: number | null
  readonly fromEvent: number
  toEvent: number | null
}

/** One try of a step's work. */
export type Attempt = Stretch & {
  readonly number: number
  end: 'done' | 'failed' | 'dropped' | null
  error: RunError | null
}

/** Standing still: until an instant, for an event, an answer, another run, its own branches, or the next try. */
export type Wait = Stretch & {
  readonly for: 'time' | 'event' | 'answer' | 'run' | 'branches' | 'retry'
  readonly until: number | null
}

/** One stay of a run at a step. */
export type Visit = Stretch & {
  readonly entry: number
  readonly node: string
  readonly thread: number
  /** The definition it was entered under. */
  readonly machine: string
  /** The stay that led to it: the one before it in its branch, or the one that opened the branch. */
  readonly before: number | null
  /** The stay whose branch it is in. */
  readonly parent: number | null
  readonly item: Json
  readonly index: number | null
  readonly attempts: Attempt[]
  readonly waits: Wait[]
  end: 'left' | 'skipped' | 'failed' | 'dropped' | null
  request: JsonObject | null
  output: Json
  /** The way it chose, where it has several. */
  slot: string | null
  error: RunError | null
}

/** What an event did: stays it began, ended or failed, and stays whose work was tried. */
export type Turn = {
  readonly at: number
  readonly trace: readonly Trace[]
  /** False where it meant nothing in the run's state of then. */
  readonly taken: boolean
}

/** States are kept every so many events: any other is that many events away at most. */
const KEPT_EVERY = 64

/** The story of a run, told as its log grows. */
export class Timeline {
  readonly events: RunEvent[] = []
  readonly turns: Turn[] = []
  /** By entry, in the order they began. */
  readonly visits: Visit[] = []
  readonly #machines: Machines
  readonly #kept: (RunState | null)[] = []
  readonly #byEntry = new Map<number, Visit>()
  /** The stay each thread was last at. */
  readonly #last = new Map<number, Visit>()
  #state: RunState | null = null

  constructor(machines: Machines, log: readonly RunEvent[] = []) {
    this.#machines = machines
    this.take(log)
  }

  /** The state after the last event. */
  get state(): RunState | null {
    return this.#state
  }

  visit = (entry: number): Visit | undefined => this.#byEntry.get(entry)

  /** Takes the events that have come since. */
  take(events: readonly RunEvent[]): void {
    for (const event of events) this.#take(event)
  }

  /** The state after an event; null before the first. */
  stateAt(event: number): RunState | null {
    const last = Math.min(event, this.events.length - 1)
    if (last < 0) return null
    if (last === this.events.length - 1) return this.#state
    const block = Math.floor((last + 1) / KEPT_EVERY)
    let state = block === 0 ? null : (this.#kept[block - 1] ?? null)
    for (let i = block * KEPT_EVERY; i <= last; i++) state = this.#advance(state, i)?.state ?? state
    return state
  }

  /** The position whose instant is the last one not after `at`; 0 before the first. */
  positionAt(at: number): number {
    let [low, high] = [0, this.turns.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.turns[middle]?.at ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }

  #advance(state: RunState | null, index: number) {
    const event = this.events[index]
    return event ? advance(this.#machines(machineOf(state, event)), state, event) : null
  }

  #take(event: RunEvent): void {
    const index = this.events.push(event) - 1
    const before = this.#state
    const next = this.#advance(before, index)
    const after = next?.state ?? before
    this.#state = after
    const trace = next?.trace ?? []
    this.turns.push({ at: after?.at ?? event.at, trace, taken: after !== before })
    if (after && after !== before) this.#tell(event, index, after, trace)
    if ((index + 1) % KEPT_EVERY === 0) this.#kept.push(after)
  }

  #tell(event: RunEvent, index: number, after: RunState, trace: readonly Trace[]): void {
    for (const each of trace) this.#note(each, index, after)
    for (const id of touched(event, trace, after)) this.#look(after.threads[id], id, index, after)
    if (event.type === 'step.skipped') {
      const visit = this.#byEntry.get(event.entry)
      if (visit?.end === 'left') visit.end = 'skipped'
    }
  }

  #note(trace: Trace, index: number, after: RunState): void {
    if (trace.what === 'entered') return this.#enter(trace, index, after)
    const visit = this.#byEntry.get(trace.entry)
    if (!visit) return
    switch (trace.what) {
      case 'tried':
        reopen(visit)
        // The same try may only be asked for again.
        if (visit.attempts.at(-1)?.to === null) return
        visit.attempts.push({
          ...from(trace.at, index),
          number: visit.attempts.length + 1,
          end: null,
          error: null,
        })
        return
      case 'left':
        visit.output = trace.output
        visit.slot = trace.slot
        visit.error = null
        return close(visit, 'left', trace.at, index)
      case 'failed':
        visit.error = trace.error
        closeAttempt(visit, 'failed', trace.at, index, trace.error)
        if (!trace.again) close(visit, 'failed', trace.at, index)
        return
      case 'dropped':
        if (visit.end === null) close(visit, 'dropped', trace.at, index)
    }
  }

  #enter(
    { at, entry, thread, node, parent, item, index: nth }: Extract<Trace, { what: 'entered' }>,
    index: number,
    after: RunState,
  ): void {
    const last = this.#last.get(thread)
    // Whoever stands at a new step has left the one before, even where nothing was said of it.
    if (last && last.end === null) close(last, last.error ? 'failed' : 'dropped', at, index)
    const visit: Visit = {
      ...from(at, index),
      entry,
      node,
      thread,
      machine: after.machine,
      before: last?.entry ?? parent,
      parent,
      item,
      index: nth,
      attempts: [],
      waits: [],
      end: null,
      request: null,
      output: null,
      slot: null,
      error: null,
    }
    this.visits.push(visit)
    this.#byEntry.set(entry, visit)
    this.#last.set(thread, visit)
  }

  /** How a thread stands after an event: what it waits for, and with what it works. */
  #look(thread: Thread | undefined, id: number, index: number, state: RunState): void {
    const { at } = state
    const visit = this.#last.get(id)
    if (!visit) return
    if (!thread || thread.entry !== visit.entry) {
      const moved = thread !== undefined && thread.phase === 'ready'
      if (visit.end === null && (!thread || moved)) close(visit, thread?.caught ? 'failed' : 'dropped', at, index)
      return
    }
    if (thread.request) visit.request = thread.request
    const waiting = waitOf(thread, state)
    const open = visit.waits.at(-1)
    if (waiting !== null && open?.to === null && open.for === waiting && open.until === thread.until) return
    closeLast(visit.waits, state.at, index)
    if (waiting === null) return
    reopen(visit)
    // A question that was put is done with being put; a run that was started goes on as the same try.
    if (waiting !== 'run') closeAttempt(visit, 'done', state.at, index, null)
    visit.waits.push({ ...from(state.at, index), for: waiting, until: thread.until })
  }
}

function waitOf({ phase, child, listen, entry }: Thread, { tasks }: RunState): Wait['for'] | null {
  if (phase === 'backoff') return 'retry'
  if (phase === 'joining') return 'branches'
  if (phase !== 'waiting') return null
  if (child !== null) return 'run'
  if (listen) return 'event'
  return tasks[entry]?.status === 'open' ? 'answer' : 'time'
}

const from = (at: number, event: number): Stretch => ({ from: at, to: null, fromEvent: event, toEvent: null })

function shut(stretch: Stretch, at: number, event: number): void {
  stretch.to = at
  stretch.toEvent = event
}

function closeLast(list: readonly Stretch[], at: number, event: number): void {
  const last = list.at(-1)
  if (last && last.to === null) shut(last, at, event)
}

function closeAttempt(visit: Visit, end: Attempt['end'], at: number, event: number, error: RunError | null): void {
  const last = visit.attempts.at(-1)
  if (!last || last.to !== null) return
  shut(last, at, event)
  last.end = end
  last.error = error
}

function close(visit: Visit, end: NonNullable<Visit['end']>, at: number, event: number): void {
  closeLast(visit.waits, at, event)
  closeAttempt(visit, end === 'left' ? 'done' : end === 'failed' ? 'failed' : 'dropped', at, event, visit.error)
  shut(visit, at, event)
  visit.end = end
}

/** A step that had failed for good is at it again. */
function reopen(visit: Visit): void {
  visit.to = null
  visit.toEvent = null
  visit.end = null
}

/** Threads that an event may have changed. */
function touched(event: RunEvent, trace: readonly Trace[], { threads, tasks }: RunState): Iterable<number> {
  if (event.type === 'steps.retried' || event.type === 'run.moved' || event.type === 'run.cancelled')
    return Object.values(threads).map(({ id }) => id)
  const ids = new Set(trace.map(({ thread }) => thread))
  if ('thread' in event) ids.add(event.thread)
  if ('task' in event) ids.add(tasks[event.task]?.thread ?? -1)
  return ids
}
