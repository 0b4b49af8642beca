import { type Draft, type Effect, openDraft, patch, type Trace, withdraw } from './draft.ts'
import { attempt, effectOf, proceed, slotOfOutput, work } from './enter.ts'
import type { EventOf, RunEvent, Ticket } from './events.ts'
import { after } from './duration.ts'
import { firstOf, type Machine } from './machine.ts'
import { isWork } from './registry.ts'
import { complete, end, fail, undoAll } from './settle.ts'
import { isHeld, isOver, MAIN, type RunState, type Thread } from './state.ts'
import { answerProblem, answerTask, assignTask, lateTask, openTask } from './tasks.ts'

// SPEC.md numbers the invariants (W1 …) cited here.

export type Step = { readonly state: RunState; readonly effects: readonly Effect[]; readonly trace: readonly Trace[] }

const NOTHING: Omit<Step, 'state'> = { effects: [], trace: [] }
/** Events kept for a wait that has not begun yet, and ids remembered. */
export const MOST_MAIL = 1_000

/** Takes one event. Pure (W1); an event that means nothing in a state changes nothing (W4). */
export function advance(machine: Machine, state: RunState | null, event: RunEvent): Step | null {
  if (event.type === 'run.started') return state === null ? begin(machine, event) : { state, ...NOTHING }
  if (state === null) return null
  if (!concerns(machine, state, event)) return { state, ...NOTHING }
  const draft = openDraft(machine, state, { stopAt: event.stopAt, override: overrideOf(event) })
  // A clock that goes back is taken as standing still (W7).
  draft.state.at = Math.max(state.at, event.at)
  if (event.record !== undefined) draft.state.record = event.record
  // The table below pairs each event's type with what takes it; the union cannot say so.
  const take = TAKE[event.type] as (draft: Draft, event: RunEvent) => void
  take(draft, event)
  return close(draft)
}

/** What a draft comes to once everything that is ready has gone on. Work asked for and called off in one turn was never asked for (W5). */
function close(draft: Draft): Step {
  proceed(draft)
  const state = draft.state as RunState
  const effects = isOver(state) ? [] : draft.effects.filter((effect) => ticketed(state, effect)?.phase === 'working')
  return { state, effects, trace: draft.trace }
}

/** `advance` without the trace. */
export function transition(
  machine: Machine,
  state: RunState | null,
  event: RunEvent,
): [RunState | null, readonly Effect[]] {
  const next = advance(machine, state, event)
  return next ? [next.state, next.effects] : [state, []]
}

/** Definitions by hash: a log names the one it began on, and those it moved to. */
export type Machines = (hash: string) => Machine

/** The state a log leads to (W2). The run viewer calls this in the browser, for any length of the log. */
export const replay = (machines: Machines, log: readonly RunEvent[], from: RunState | null = null): RunState | null =>
  log.reduce<RunState | null>((state, event) => transition(machines(machineOf(state, event)), state, event)[0], from)

/** The definition an event is taken with. */
export const machineOf = (state: RunState | null, event: RunEvent): string =>
  event.type === 'run.started' || event.type === 'run.moved' ? event.machine : (state?.machine ?? '')

/** The work a state waits for: what the host must be carrying out (W5). */
export const owed = (machine: Machine, state: RunState): Effect[] =>
  isOver(state)
    ? []
    : Object.values(state.threads).flatMap((thread) => {
        const kind = machine.nodes[thread.node]?.kind
        return thread.phase === 'working' && thread.request && kind && isWork(kind)
          ? [effectOf(state.id, thread, kind, thread.request)]
          : []
      })

function begin(
  machine: Machine,
  { at, record, id, key, input, by, cause, pins, stopAt }: EventOf<'run.started'>,
): Step {
  const first = firstOf(machine.stages)
  const blank: RunState = {
    id,
    machine: machine.hash,
    key,
    cause,
    by,
    startedAt: at,
    at,
    input,
    record: record ?? null,
    vars: {},
    pins: pins ?? {},
    admitted: !machine.limited || cause.by === 'test',
    paused: false,
    stage: null,
    threads: {},
    ready: [],
    nextThread: MAIN + 1,
    nextEntry: 1,
    tasks: {},
    mail: [],
    heard: [],
    done: [],
    undoFailures: [],
    deadline: machine.timeout ? after(at, machine.timeout) : null,
    ending: null,
  }
  const draft = openDraft(machine, blank, { stopAt })
  if (typeof first === 'string') end(draft, { as: 'succeeded' })
  else {
    draft.state.threads[MAIN] = mainAt(first.at)
    draft.state.ready.push(MAIN)
  }
  return close(draft)
}

const mainAt = (node: string): Thread => ({
  id: MAIN,
  parent: null,
  slot: null,
  index: null,
  item: null,
  node,
  phase: 'ready',
  entry: 0,
  enteredAt: 0,
  attempt: 1,
  firstAttempt: 1,
  request: null,
  until: null,
  listen: null,
  child: null,
  join: null,
  error: null,
  caught: null,
  outputs: {},
  last: null,
})

const overrideOf = (event: RunEvent) =>
  event.type === 'run.forked' && event.request ? { entry: event.entry, request: event.request } : null

const ticketed = (state: RunState, { thread: id, entry, attempt: tried }: Ticket): Thread | null => {
  const thread = state.threads[id]
  return thread?.entry === entry && thread.attempt === tried ? thread : null
}

/** Whether an event means anything in a state. The whole of W3 and W4. */
function concerns(machine: Machine, state: RunState, event: RunEvent): boolean {
  const over = isOver(state)
  switch (event.type) {
    case 'run.started':
      return false
    case 'run.admitted':
      return !state.admitted && !over
    case 'step.succeeded':
    case 'step.failed': {
      const thread = over ? null : ticketed(state, event)
      return thread?.phase === 'working' || (thread?.phase === 'waiting' && thread.child !== null)
    }
    case 'step.handed':
      return !over && ticketed(state, event)?.phase === 'working'
    case 'task.opened': {
      const thread = over ? null : ticketed(state, event)
      return thread?.phase === 'working' && machine.nodes[thread.node]?.kind === 'ask'
    }
    case 'task.answered':
      return answerProblem(state, event) === null
    case 'task.assigned':
      return !over && state.tasks[event.task]?.status === 'open' && event.people.length > 0
    case 'event.received':
      return !over && machine.events.has(event.name) && !state.heard.includes(event.id) && state.mail.length < MOST_MAIL
    case 'timer.fired':
      return !over && !state.paused && isDue(state, Math.max(state.at, event.at))
    case 'run.paused':
      return state.ending === null && !state.paused
    case 'run.resumed':
      return state.paused && !over
    case 'run.cancelled':
      return isHeld(state) || state.ending === null
    case 'steps.retried':
      return isHeld(state)
    case 'step.skipped': {
      const thread = state.threads[event.thread]
      if (!thread || thread.entry !== event.entry || (over && !isHeld(state))) return false
      return over ? thread.phase === 'failed' : ['working', 'backoff', 'waiting'].includes(thread.phase)
    }
    case 'run.moved':
      return (!over || isHeld(state)) && event.machine !== state.machine && hasRoomFor(machine, state)
    case 'run.forked':
      return !over
  }
}

/** Whether every thread finds its step in a definition, and one that can be worked at where it is worked at. */
const hasRoomFor = ({ nodes }: Machine, { threads }: RunState): boolean =>
  Object.values(threads).every(({ node: id, phase }) => {
    const node = nodes[id]
    return phase === 'failed' || (node !== undefined && (phase !== 'working' || isWork(node.kind)))
  })

/** Whether time has come for anything. */
const isDue = (state: RunState, at: number): boolean =>
  (state.ready.length > 0 && state.admitted) ||
  (state.ending === null && state.deadline !== null && state.deadline <= at) ||
  Object.values(state.threads).some(({ until }) => until !== null && until <= at)

type Take = {
  readonly [Type in Exclude<RunEvent['type'], 'run.started'>]: (draft: Draft, event: EventOf<Type>) => void
}

const TAKE: Take & { readonly 'run.started': () => void } = {
  'run.started': () => {},
  'run.admitted': ({ state }) => {
    state.admitted = true
  },
  'step.succeeded'(draft, event) {
    const thread = draft.state.threads[event.thread]
    if (thread) complete(draft, thread, event.output)
  },
  'step.failed'(draft, event) {
    const thread = draft.state.threads[event.thread]
    if (thread) fail(draft, thread, event.error, event.retryable)
  },
  'step.handed'(draft, event) {
    const thread = draft.state.threads[event.thread]
    if (!thread) return
    // Only a time the builder has named binds whoever does it.
    const isLimited = (draft.machine.nodes[thread.node]?.timeoutMs ?? null) !== null
    patch(draft, event.thread, { phase: 'waiting', child: event.to, until: isLimited ? thread.until : null })
  },
  'task.opened'(draft, event) {
    const thread = draft.state.threads[event.thread]
    if (thread) openTask(draft, thread, event.people)
  },
  'task.answered': answerTask,
  'task.assigned': assignTask,
  'event.received'(draft, { id, name, correlation, payload }) {
    const { state } = draft
    state.heard = [...state.heard, id].slice(-MOST_MAIL)
    const listening = Object.values(state.threads).filter(
      ({ listen }) => listen?.event === name && (listen.correlation === null || listen.correlation === correlation),
    )
    if (listening.length === 0) state.mail = [...state.mail, { id, name, correlation, payload }]
    // One of them may end the others.
    for (const { id: thread, entry } of listening) {
      const now = state.threads[thread]
      if (now?.entry === entry && now.listen) complete(draft, now, { late: false, event: payload })
    }
  },
  'timer.fired': fire,
  'run.paused': ({ state }) => {
    state.paused = true
  },
  'run.resumed': ({ state }) => {
    state.paused = false
  },
  'run.cancelled'(draft, { undo, reason }) {
    const error = reason === '' ? null : { code: 'cancelled', message: reason }
    if (undo) undoAll(draft, { as: 'cancelled', error })
    else end(draft, { as: 'cancelled', error })
  },
  'steps.retried': retry,
  'step.skipped'(draft, event) {
    const thread = draft.state.threads[event.thread]
    if (!thread) return
    if (thread.phase === 'failed') goOn(draft)
    const kind = draft.machine.nodes[thread.node]?.kind
    withdraw(draft, thread)
    complete(draft, thread, event.output, kind ? slotOfOutput({ kind }, event.output) : null)
  },
  'run.moved'({ state }, { machine }) {
    state.machine = machine
  },
  'run.forked'(draft, { id, key, by, from, input, vars }) {
    const { state, machine } = draft
    state.id = id
    state.startedAt = state.at
    state.deadline = machine.timeout ? after(state.at, machine.timeout) : null
    state.key = key
    state.by = by
    state.cause = { by: 'fork', ref: from }
    if (input) state.input = input
    if (vars) state.vars = vars
    askAgain(draft)
  },
}

/** Everything whose time has come, in the order of the threads. */
function fire(draft: Draft): void {
  const { state } = draft
  if (state.ending === null && state.deadline !== null && state.deadline <= state.at) {
    const outcome = { as: 'failed', error: { code: 'run_deadline', message: '' } } as const
    return draft.machine.onFailure === 'undo' ? undoAll(draft, outcome) : end(draft, outcome)
  }
  for (const { id } of Object.values(state.threads)) {
    const thread = state.threads[id]
    if (isOver(state as RunState)) return
    if (thread && thread.until !== null && thread.until <= state.at) fireThread(draft, thread)
  }
}

function fireThread(draft: Draft, thread: Thread): void {
  const task = draft.state.tasks[thread.entry]
  if (thread.phase === 'working' || thread.child !== null)
    fail(draft, thread, { code: 'step_timeout', message: '' }, true)
  else if (thread.phase === 'backoff') {
    const next = patch(draft, thread.id, { attempt: thread.attempt + 1 })
    if (thread.request) work(draft, next, thread.request)
  } else if (thread.phase !== 'waiting') return
  else if (task?.status === 'open') lateTask(draft, thread, task)
  else if (thread.listen?.late === 'fail')
    fail(draft, thread, { code: 'wait_deadline', message: thread.listen.event }, false)
  else complete(draft, thread, { late: thread.listen !== null, event: null })
}

/** What failed is tried again under its old number, worked out anew: the record, or the definition, may have been mended. */
function retry(draft: Draft): void {
  const failed = Object.values(draft.state.threads).filter(({ phase }) => phase === 'failed')
  goOn(draft)
  for (const { id, node: at, attempt: last } of failed) {
    const again = { attempt: last + 1, firstAttempt: last + 1, request: null, error: null }
    const thread = patch(draft, id, { phase: 'ready', ...again })
    const node = draft.machine.nodes[at]
    if (node) attempt(draft, thread, node)
    else fail(draft, thread, { code: 'step_missing', message: at }, false)
  }
}

/** A run that was held is under way again. What was reported meanwhile went unheard: it is asked for again, under the same keys. */
function goOn(draft: Draft): void {
  draft.state.ending = null
  askAgain(draft)
}

/** Asks for all work that is under way, wherever it went. */
function askAgain(draft: Draft): void {
  for (const thread of Object.values(draft.state.threads)) {
    const isOut = thread.phase === 'working' || (thread.phase === 'waiting' && thread.child !== null)
    if (isOut && thread.request) work(draft, patch(draft, thread.id, { child: null }), thread.request)
  }
}
