import type { Json } from '../lib/json.ts'
import { backoffMs } from './backoff.ts'
import {
  type Draft,
  dropAll,
  dropInside,
  dropThread,
  moveTo,
  nodeOf,
  noteFailure,
  noteLeft,
  openThread,
  patch,
} from './draft.ts'
import type { RunError } from './events.ts'
import { visibleOutputs } from './evaluate.ts'
import { following } from './machine.ts'
import { type Ending, type Join, MAIN, type Thread } from './state.ts'

// What follows when a thread is done with its step, well or badly.

/** A thread's step is done. Goes on into a slot if that holds steps, else to what follows. */
export function complete(draft: Draft, thread: Thread, output: Json, slot: string | null = null): void {
  const node = nodeOf(draft, thread)
  // A step that is gone, skipped by an operator: nobody knows what came after it.
  if (!node) return moveOn(draft, thread)
  const done = patch(draft, thread.id, {
    outputs: { ...thread.outputs, [node.name]: output },
    last: output,
    request: null,
    error: null,
  })
  noteLeft(draft, thread, output, slot)
  // What was only pinned was not done, and what is done to take something back is not taken back (W9).
  if (node.slots['undo'] && thread.request && draft.state.ending === null) {
    const { entry, item, index } = thread
    const outputs = visibleOutputs(draft.state, done)
    draft.state.done = [...draft.state.done, { node: node.id, entry, item, index, outputs }]
  }
  const into = slot === null ? undefined : node.slots[slot]
  if (into) return moveTo(draft, thread.id, into)
  moveOn(draft, done)
}

export function moveOn(draft: Draft, thread: Thread): void {
  const node = nodeOf(draft, thread)
  const next = node ? following(draft.machine, node) : 'run_over'
  if (typeof next === 'object') moveTo(draft, thread.id, next.at)
  else if (next === 'run_over' && thread.id === MAIN) end(draft, { as: 'succeeded' })
  else branchOver(draft, thread)
}

/** A thread has come to the end of its branch. */
export function branchOver(draft: Draft, thread: Thread): void {
  if (thread.id === MAIN) return end(draft, { as: 'succeeded' })
  dropThread(draft, thread.id)
  const parent = thread.parent === null ? undefined : draft.state.threads[thread.parent]
  if (!parent?.join) return undoNext(draft)
  const { join } = parent
  const isItem = join.items !== undefined
  const next = patch(draft, parent.id, {
    join: {
      ...join,
      ended: join.ended + 1,
      results: isItem ? join.results.with(thread.index ?? 0, thread.last) : [...join.results, thread.slot ?? ''],
    },
    // What the steps of a branch came to is seen after the branches; items keep theirs to themselves.
    outputs: isItem ? parent.outputs : { ...parent.outputs, ...thread.outputs },
  })
  settleJoin(draft, next)
}

/** Opens further items, or goes on when enough branches have ended. */
export function settleJoin(draft: Draft, thread: Thread): void {
  const { join } = thread
  if (!join) return
  const over = join.items ? join.ended + join.failed >= join.total : join.ended >= join.need
  if (!over) return openItem(draft, thread, join)
  dropInside(draft, thread.id)
  const failures = join.failures.toSorted((a, b) => a.index - b.index)
  const output: Json = join.items ? { results: join.results, failures } : { ended: join.results }
  complete(draft, thread, output)
}

/** The next item of a *for each*, if any is left. */
export function openItem(draft: Draft, thread: Thread, join: Join): void {
  const body = nodeOf(draft, thread)?.slots['body']
  if (!join.items || join.opened >= join.total || body === undefined) return
  const index = join.opened
  patch(draft, thread.id, { join: { ...join, opened: index + 1 } })
  openThread(draft, { parent: thread.id, slot: 'body', node: body, index, item: join.items[index] ?? null })
}

/** A try has failed: again later, or for good. */
export function fail(draft: Draft, thread: Thread, error: RunError, retryable: boolean): void {
  const node = nodeOf(draft, thread)
  const told: RunError = { ...error, step: thread.node }
  const retry = node?.retry
  const tried = thread.attempt - thread.firstAttempt + 1
  const again =
    retryable && retry !== null && retry !== undefined && tried <= retry.max && !retry.not.includes(error.code)
  noteFailure(draft, thread, told, again)
  if (!again) return giveUp(draft, thread, told)
  const until = draft.state.at + backoffMs(retry, tried, `${draft.state.id}:${thread.entry}`)
  patch(draft, thread.id, { phase: 'backoff', until, child: null, error: told })
}

/** A step has failed for good. The nearest *failed* branch around it deals with it; without one the run fails. */
function giveUp(draft: Draft, thread: Thread, error: RunError): void {
  const catcher = catcherOf(draft, thread)
  if (catcher === 'undo') {
    draft.state.undoFailures = [...draft.state.undoFailures, error]
    dropAll(draft)
    return undoNext(draft)
  }
  if (catcher === null) return failRun(draft, thread, error)
  const { by, at, slot } = catcher
  if (slot !== null) {
    dropInside(draft, at.id)
    withdrawn(draft, at, error)
    return moveTo(draft, at.id, slot)
  }
  // A branch that others can do without.
  dropThread(draft, by.id)
  const join = at.join
  if (!join) return
  const { code, message } = error
  const next = patch(draft, at.id, {
    join: {
      ...join,
      failed: join.failed + 1,
      failures: [...join.failures, { index: by.index ?? 0, code, message }],
    },
  })
  settleJoin(draft, next)
}

function withdrawn(draft: Draft, thread: Thread, error: RunError): void {
  const name = nodeOf(draft, thread)?.name
  patch(draft, thread.id, {
    error: null,
    caught: error,
    join: null,
    outputs: name === undefined ? thread.outputs : { ...thread.outputs, [name]: null },
  })
}

type Catcher = { readonly at: Thread; readonly by: Thread; readonly slot: string | null }

/** From a failing thread outwards: the first *failed* branch, or the first place that does without a branch. */
function catcherOf(draft: Draft, thread: Thread): Catcher | 'undo' | null {
  let by = thread
  for (let at: Thread | undefined = thread; at;) {
    const slot: string | undefined = nodeOf(draft, at)?.slots['failed']
    if (slot !== undefined) return { at, by, slot }
    if (at.parent === null) return at.slot === 'undo' ? 'undo' : null
    const parent: Thread | undefined = draft.state.threads[at.parent]
    by = at
    if (parent?.join && isSpare(parent.join)) return { at: parent, by, slot: null }
    at = parent
  }
  return null
}

/** Whether one more branch may fail. */
const isSpare = ({ collect, total, failed, need, items }: Join): boolean =>
  items ? collect : total - failed - 1 >= need

function failRun(draft: Draft, thread: Thread, error: RunError): void {
  if (draft.state.done.length > 0 && draft.machine.onFailure === 'undo') return undoAll(draft, { as: 'failed', error })
  patch(draft, thread.id, { phase: 'failed', until: null, listen: null, child: null, error })
  draft.state.paused = false
  draft.state.ending = endingOf(draft, { as: 'failed', error })
}

type Outcome = Pick<Ending, 'as'> & Partial<Ending>

const endingOf = ({ state }: Draft, outcome: Outcome): Ending => ({
  output: null,
  error: null,
  reset: false,
  ...outcome,
  at: state.at,
})

/** The run is over; nothing of it goes on. */
export function end(draft: Draft, outcome: Outcome): void {
  dropAll(draft)
  draft.state.ready.length = 0
  draft.state.paused = false
  draft.state.ending = endingOf(draft, outcome)
}

/** Takes back what was done, newest first, and ends. */
export function undoAll(draft: Draft, outcome: Outcome): void {
  end(draft, outcome)
  undoNext(draft)
}

function undoNext(draft: Draft): void {
  const last = draft.state.done.at(-1)
  if (!last) return
  draft.state.done = draft.state.done.slice(0, -1)
  const { outputs, item, index } = last
  const node = draft.machine.nodes[last.node]?.slots['undo']
  if (node === undefined) return undoNext(draft)
  openThread(draft, { parent: null, slot: 'undo', node, outputs, item, index })
}
