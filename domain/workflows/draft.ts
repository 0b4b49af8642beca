import type { Json, JsonObject } from '../lib/json.ts'
import type { RunError } from './events.ts'
import type { Machine, Node } from './machine.ts'
import type { RunState, Thread } from './state.ts'
import type { WorkKind } from './step.ts'

/** A wish, carried out at least once by the host, which reports with the same ticket. */
export type Effect = {
  readonly type: 'work'
  readonly kind: WorkKind
  readonly node: string
  readonly thread: number
  readonly entry: number
  readonly attempt: number
  /** The same for every try of one entry: what the receiver tells doubles by. */
  readonly key: string
  readonly request: JsonObject
}

/** What happened inside of one event; for the run viewer. */
export type Trace = { readonly at: number; readonly entry: number; readonly thread: number; readonly node: string } &
  /** `parent`: the entry of the step whose branch it is in. */
  (
    | { readonly what: 'entered'; readonly parent: number | null; readonly item: Json; readonly index: number | null }
    | { readonly what: 'tried' | 'dropped' }
    /** `slot`: the way it chose, where it has several. */
    | { readonly what: 'left'; readonly output: Json; readonly slot: string | null }
    | { readonly what: 'failed'; readonly error: RunError; readonly again: boolean }
  )

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A state being worked on: copied once, so that `transition` stays pure. */
export type Draft = {
  readonly machine: Machine
  readonly state: Mutable<Omit<RunState, 'threads' | 'tasks' | 'ready'>> & {
    readonly threads: { [id: string]: Thread }
    readonly tasks: Mutable<RunState['tasks']>
    readonly ready: number[]
  }
  readonly effects: Effect[]
  readonly trace: Trace[]
  /** Steps that may still be entered in this turn. */
  budget: number
  /** The first entry number that may not be used yet. */
  readonly stopAt: number
  /** What the step of an entry is given instead of what it works out. */
  readonly override: { readonly entry: number; readonly request: JsonObject } | null
}

/** Steps entered in one turn; a run goes on in a turn of its own after that, so that others get theirs. */
export const STEPS_A_TURN = 1_000

export const openDraft = (
  machine: Machine,
  state: RunState,
  {
    stopAt = Number.MAX_SAFE_INTEGER,
    override = null,
  }: { stopAt?: number | undefined; override?: Draft['override'] } = {},
): Draft => ({
  machine,
  state: { ...state, threads: { ...state.threads }, tasks: { ...state.tasks }, ready: [...state.ready] },
  effects: [],
  trace: [],
  budget: STEPS_A_TURN,
  stopAt,
  override,
})

/** Changes a thread; answers it as it is now. */
export function patch({ state }: Draft, id: number, change: Partial<Thread>): Thread {
  const thread = state.threads[id]
  if (!thread) throw new Error(`no thread ${id}`)
  return (state.threads[id] = { ...thread, ...change })
}

const BLANK = {
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
} as const satisfies Partial<Thread>

/** Lets a thread stand before a step; a question it has put is no longer asked (W10). */
export function moveTo(draft: Draft, id: number, node: string): void {
  withdraw(draft, draft.state.threads[id])
  patch(draft, id, { ...BLANK, node })
  draft.state.ready.push(id)
}

type Opened = Pick<Thread, 'parent' | 'slot' | 'node'> & Partial<Pick<Thread, 'index' | 'item' | 'outputs'>>

export function openThread(draft: Draft, opened: Opened): void {
  const id = draft.state.nextThread++
  draft.state.threads[id] = { ...BLANK, index: null, item: null, caught: null, outputs: {}, last: null, ...opened, id }
  draft.state.ready.push(id)
}

/** Ends a thread and everything inside it, without a word to what waits for it. */
export function dropThread(draft: Draft, id: number): void {
  const thread = draft.state.threads[id]
  if (!thread) return
  if (thread.join) dropInside(draft, id)
  if (thread.phase !== 'ready') note(draft, thread, 'dropped')
  withdraw(draft, thread)
  delete draft.state.threads[id]
}

/** Ends everything inside a thread. */
export function dropInside(draft: Draft, id: number): void {
  for (const other of Object.values(draft.state.threads)) if (other.parent === id) dropThread(draft, other.id)
}

export function dropAll(draft: Draft): void {
  for (const { id, parent } of Object.values(draft.state.threads)) if (parent === null) dropThread(draft, id)
}

/** Takes back the question a thread has put. */
export function withdraw({ state }: Draft, thread: Thread | undefined): void {
  const task = state.tasks[thread?.entry ?? 0]
  if (task?.status === 'open') state.tasks[task.id] = { ...task, status: 'withdrawn', closedAt: state.at }
}

export const nodeOf = ({ machine }: Draft, thread: Thread): Node | undefined => machine.nodes[thread.node]

export function note({ trace, state }: Draft, { entry, id, node }: Thread, what: 'tried' | 'dropped'): void {
  trace.push({ at: state.at, entry, thread: id, node, what })
}

export function noteEntered({ trace, state }: Draft, { entry, id, node, parent: above, item, index }: Thread): void {
  const parent = above === null ? null : (state.threads[above]?.entry ?? null)
  trace.push({ at: state.at, entry, thread: id, node, what: 'entered', parent, item, index })
}

export function noteLeft(
  { trace, state }: Draft,
  { entry, id, node }: Thread,
  output: Json,
  slot: string | null,
): void {
  trace.push({ at: state.at, entry, thread: id, node, what: 'left', output, slot })
}

export function noteFailure(
  { trace, state }: Draft,
  { entry, id, node }: Thread,
  error: RunError,
  again: boolean,
): void {
  trace.push({ at: state.at, entry, thread: id, node, what: 'failed', error, again })
}
