import type { PublicationStatus, Stage } from './progress.ts'
import type { Manifest } from './release.ts'
import type { PublicationRequest } from './request.ts'

//  locking ─► checking ─► storing ─► indexing ─► switching ─► announcing ─► done
//     └───────────┴───────────┴──────────┴───────────┴─► undoing ─► undone | stopped
//
// SPEC.md numbers the invariants (P1 …) cited here.

/** An index that is built before the switch, and dropped again when there is none. */
export type IndexTask = {
  readonly schema: string
  readonly name: string
  readonly create: string
  readonly drop: string
}

/** Facts, in the order they happened. Persisted: a change of shape needs an upgrade. `at` is epoch ms. */
export type PublicationEvent = { readonly at: number } & (
  | {
      readonly type: 'publication.started'
      readonly id: string
      readonly workspaceId: string
      readonly request: PublicationRequest
      readonly note: string
      readonly planHash: string
      readonly by: { readonly id: string; readonly name: string }
    }
  | { readonly type: 'lock.taken' }
  | {
      readonly type: 'plan.confirmed'
      readonly base: number | null
      readonly target: Manifest
      readonly indexes: readonly IndexTask[]
    }
  | { readonly type: 'documents.stored' }
  | { readonly type: 'index.built'; readonly position: number }
  | { readonly type: 'release.switched'; readonly release: number }
  | { readonly type: 'release.announced' }
  | { readonly type: 'attempt.failed'; readonly code: string; readonly detail: string; readonly transient: boolean }
  | { readonly type: 'stop.asked' }
  | { readonly type: 'changes.undone' }
)
export type EventType = PublicationEvent['type']

/** Wishes, carried out at least once each by the host, which answers with an event. */
export const EFFECTS = [
  'lock.take',
  'plan.confirm',
  'documents.store',
  'index.build',
  'release.switch',
  'release.announce',
  'changes.undo',
] as const
export type EffectType = (typeof EFFECTS)[number]
export type Effect =
  | { readonly type: Exclude<EffectType, 'index.build'> }
  | { readonly type: 'index.build'; readonly position: number }

export const PHASES = [
  'locking',
  'checking',
  'storing',
  'indexing',
  'switching',
  'announcing',
  'undoing',
  'done',
  'undone',
  'stopped',
] as const
export type Phase = (typeof PHASES)[number]

/** The stages a phase shows as running. */
export const STAGES_OF: { readonly [P in Phase]: readonly Stage[] } = {
  locking: ['lock'],
  checking: ['validate', 'plan'],
  storing: ['store'],
  indexing: ['index'],
  switching: ['migrate', 'switch'],
  announcing: [],
  undoing: [],
  done: [],
  undone: [],
  stopped: [],
}

export const STATUS_OF: { readonly [P in Phase]: PublicationStatus } = {
  locking: 'running',
  checking: 'running',
  storing: 'running',
  indexing: 'running',
  switching: 'running',
  announcing: 'running',
  undoing: 'undoing',
  done: 'done',
  undone: 'undone',
  stopped: 'stopped',
}

/** A publication, running or over. */
export type State = Omit<Extract<PublicationEvent, { type: 'publication.started' }>, 'type' | 'at'> & {
  readonly phase: Phase
  readonly startedAt: number
  /** When the last event happened. */
  readonly movedAt: number
  readonly stopAsked: boolean
  readonly base: number | null
  /** Null until the plan is confirmed. */
  readonly target: Manifest | null
  readonly indexes: readonly IndexTask[]
  readonly built: number
  readonly release: number | null
  /** Failed tries of the effect now owed, and when to try again. */
  readonly attempts: number
  readonly retryAt: number | null
  readonly error: { readonly code: string; readonly detail: string } | null
  /** Where it failed or was stopped. */
  readonly failedIn: Phase | null
  readonly times: { readonly [S in Stage]?: { readonly from: number; readonly to?: number } }
}

/** Tries of one effect before a publication is given up. Undoing never is (P6). */
export const MOST_ATTEMPTS = 6
/** An effect that has not answered by then is asked for again (P7). */
export const WATCHDOG_MS = 60_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 30_000

export const isTerminal = (state: State): boolean =>
  state.phase === 'done' || state.phase === 'undone' || state.phase === 'stopped'

/** What the host owes a state; one effect at a time (P3). */
export function owed(state: State): Effect | null {
  switch (state.phase) {
    case 'locking':
      return { type: 'lock.take' }
    case 'checking':
      return { type: 'plan.confirm' }
    case 'storing':
      return { type: 'documents.store' }
    case 'indexing':
      return { type: 'index.build', position: state.built }
    case 'switching':
      return { type: 'release.switch' }
    case 'announcing':
      return { type: 'release.announce' }
    case 'undoing':
      return { type: 'changes.undo' }
    case 'done':
    case 'undone':
    case 'stopped':
      return null
  }
}

/** When the host must look at the state again by itself, epoch ms; null when it is over. */
export const wakeAt = (state: State): number | null =>
  isTerminal(state) ? null : (state.retryAt ?? state.movedAt + WATCHDOG_MS)

/** How long to wait after a number of failures in a row. */
export const delayMs = (attempts: number): number => Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1))

/** An event that makes no sense in a state changes nothing: a late answer, a doubled one (P4). */
export function transition(state: State | null, event: PublicationEvent): [State | null, readonly Effect[]] {
  const next = after(state, event)
  if (next === state || next === null) return [state, []]
  const effect = next.retryAt === null ? owed(next) : null
  return [next, effect ? [effect] : []]
}

export const replay = (events: readonly PublicationEvent[]): State | null =>
  events.reduce<State | null>((state, event) => transition(state, event)[0], null)

function after(state: State | null, event: PublicationEvent): State | null {
  if (event.type === 'publication.started') return state === null || isTerminal(state) ? begin(event) : state
  if (state === null || isTerminal(state)) return state
  const { phase } = state
  switch (event.type) {
    case 'lock.taken':
      return phase === 'locking' ? enter(state, 'checking', event.at) : state
    case 'plan.confirmed': {
      const { base, target, indexes } = event
      return phase === 'checking' ? { ...enter(state, 'storing', event.at), base, target, indexes } : state
    }
    case 'documents.stored':
      return phase === 'storing' ? afterIndexes(enter(state, 'indexing', event.at), event.at) : state
    case 'index.built':
      if (phase !== 'indexing' || event.position !== state.built) return state
      return afterIndexes({ ...state, built: state.built + 1, attempts: 0, retryAt: null, movedAt: event.at }, event.at)
    case 'release.switched':
      // Also while undoing: the database has the last word on whether the switch happened (P2).
      if (phase !== 'switching' && phase !== 'undoing') return state
      return { ...enter(state, 'announcing', event.at), release: event.release, error: null, failedIn: null }
    case 'release.announced':
      return phase === 'announcing' ? enter(state, 'done', event.at) : state
    case 'changes.undone':
      return phase === 'undoing' ? enter(state, state.error === null ? 'stopped' : 'undone', event.at) : state
    case 'stop.asked':
      return afterStop(state, event.at)
    case 'attempt.failed':
      return afterFailure(state, event)
  }
}

function begin({
  at,
  id,
  workspaceId,
  request,
  note,
  planHash,
  by,
}: Extract<PublicationEvent, { type: 'publication.started' }>): State {
  return {
    id,
    workspaceId,
    request,
    note,
    planHash,
    by,
    phase: 'locking',
    startedAt: at,
    movedAt: at,
    stopAsked: false,
    base: null,
    target: null,
    indexes: [],
    built: 0,
    release: null,
    attempts: 0,
    retryAt: null,
    error: null,
    failedIn: null,
    times: { lock: { from: at } },
  }
}

/** Moves on: the stages of the phase left end, those of the phase entered begin. */
function enter(state: State, phase: Phase, at: number): State {
  const times = { ...state.times }
  for (const stage of STAGES_OF[state.phase]) times[stage] = { from: times[stage]?.from ?? at, to: at }
  for (const stage of STAGES_OF[phase]) times[stage] = { from: at }
  return { ...state, phase, times, attempts: 0, retryAt: null, movedAt: at }
}

const afterIndexes = (state: State, at: number): State =>
  state.built < state.indexes.length ? state : enter(state, 'switching', at)

const undo = (state: State, at: number): State => ({ ...enter(state, 'undoing', at), failedIn: state.phase })

function afterStop(state: State, at: number): State {
  if (state.stopAsked || state.phase === 'undoing' || state.phase === 'announcing') return state
  // The switch may be happening this moment: it is undone only once it is known to have failed (P2).
  if (state.phase === 'switching') return { ...state, stopAsked: true }
  return undo({ ...state, stopAsked: true }, at)
}

function afterFailure(
  state: State,
  { at, code, detail, transient }: Extract<PublicationEvent, { type: 'attempt.failed' }>,
): State {
  const attempts = state.attempts + 1
  const retry: State = { ...state, attempts, retryAt: at + delayMs(attempts), movedAt: at }
  if (state.phase === 'undoing') return retry
  // What is live is live, told or not.
  if (state.phase === 'announcing') return transient && attempts < MOST_ATTEMPTS ? retry : enter(state, 'done', at)
  if (state.stopAsked) return undo(state, at)
  if (transient && attempts < MOST_ATTEMPTS) return retry
  return undo({ ...state, error: { code, detail } }, at)
}
