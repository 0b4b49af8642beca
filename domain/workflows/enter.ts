import type { Json, JsonObject } from '../lib/json.ts'
import {
  type Draft,
  dropAll,
  dropInside,
  moveTo,
  nodeOf,
  note,
  noteEntered,
  noteLeft,
  openThread,
  patch,
} from './draft.ts'
import { evaluateFor } from './evaluate.ts'
import type { RunError } from './events.ts'
import type { Node } from './machine.ts'
import { isWork, STEPS } from './registry.ts'
import { complete, end, fail, openItem, settleJoin } from './settle.ts'
import { isOver, MAIN, type RunState, type Thread } from './state.ts'
import { type Entry, type Evaluate, StepProblem, type WorkKind } from './step.ts'

/** A try of work that names no time of its own is given up after this. */
export const TRY_MS = 300_000
/** A run that has entered more steps than this is going in circles. */
export const MOST_ENTRIES = 1_000_000

/** Lets every thread that is ready enter its step, and goes on until all of them wait for something. */
export function proceed(draft: Draft): void {
  const { state } = draft
  // A run that is held by a failure stands still, whoever else was ready (W3).
  while (
    state.ready.length > 0 &&
    !state.paused &&
    state.admitted &&
    state.nextEntry < draft.stopAt &&
    !isOver(state as RunState)
  ) {
    const thread = state.threads[state.ready[0] ?? -1]
    if (thread?.phase === 'ready') {
      if (draft.budget-- <= 0) return
      state.ready.shift()
      enter(draft, thread)
    } else state.ready.shift()
  }
}

function enter(draft: Draft, before: Thread): void {
  const { state, machine } = draft
  const entry = state.nextEntry++
  const thread = patch(draft, before.id, { entry, enteredAt: state.at })
  const node = machine.nodes[thread.node]
  noteEntered(draft, thread)
  if (!node) return fail(draft, thread, { code: 'step_missing', message: thread.node }, false)
  if (entry >= MOST_ENTRIES) return fail(draft, thread, { code: 'run_too_long', message: String(entry) }, false)
  if (thread.id === MAIN) state.stage = node.stage
  const pin = state.pins[node.id]
  if (pin !== undefined) return complete(draft, thread, pin, slotOfOutput(node, pin))
  attempt(draft, thread, node)
}

/** Works out what a step comes to, and does it. Also for a second chance under the same number. */
export function attempt(draft: Draft, thread: Thread, node: Node): void {
  let entry: Entry
  try {
    entry = enterKind(node, evaluateFor(draft.machine, draft.state, thread))
  } catch (error) {
    if (!(error instanceof StepProblem)) throw error
    return fail(draft, thread, failureOf(error), false)
  }
  DO[entry.do](draft, thread, entry as never)
}

/** The registry pairs each kind's configuration with its `enter`; the union cannot say so. */
const enterKind = ({ kind, config }: Node, evaluate: Evaluate): Entry => STEPS[kind].enter(config as never, evaluate)

const failureOf = ({ code, message, field, range, value }: StepProblem): RunError => ({
  code,
  message,
  field,
  ...(range ? { range } : {}),
  value,
})

/** An answer that is given instead of asked for takes its branch. */
export const slotOfOutput = ({ kind }: Pick<Node, 'kind'>, output: Json): string | null =>
  kind === 'ask' && typeof output === 'object' && output !== null && 'answer' in output ? String(output.answer) : null

type Of<Do extends Entry['do']> = Extract<Entry, { do: Do }>

const DO: { readonly [Do in Entry['do']]: (draft: Draft, thread: Thread, entry: Of<Do>) => void } = {
  next(draft, thread, { output, vars }) {
    if (vars) draft.state.vars = { ...draft.state.vars, ...vars }
    complete(draft, thread, output)
  },
  branch: (draft, thread, { slot, output }) => complete(draft, thread, output, slot),
  work(draft, thread, { request }) {
    const { override } = draft
    work(draft, thread, override?.entry === thread.entry ? override.request : request)
  },
  sleep(draft, thread, { until }) {
    if (until <= draft.state.at) return complete(draft, thread, { late: false, event: null })
    patch(draft, thread.id, { phase: 'waiting', until })
  },
  listen(draft, thread, { event, correlation, until, late }) {
    const { mail } = draft.state
    const found = mail.find((one) => one.name === event && (correlation === null || one.correlation === correlation))
    if (!found) return void patch(draft, thread.id, { phase: 'waiting', until, listen: { event, correlation, late } })
    draft.state.mail = mail.filter((one) => one !== found)
    complete(draft, thread, { late: false, event: found.payload })
  },
  fork(draft, thread, { slots, need }) {
    const held = slots.flatMap((slot) => {
      const node = nodeOf(draft, thread)?.slots[slot]
      return node === undefined ? [] : [{ slot, node }]
    })
    // A branch without steps has ended as soon as it begins.
    const empty = slots.filter((slot) => held.every((one) => one.slot !== slot))
    const joining = patch(draft, thread.id, {
      phase: 'joining',
      join: {
        need,
        total: slots.length,
        ended: empty.length,
        failed: 0,
        opened: slots.length,
        results: empty,
        failures: [],
        collect: false,
      },
    })
    if (empty.length < need) for (const { slot, node } of held) openThread(draft, { parent: thread.id, slot, node })
    else settleJoin(draft, joining)
  },
  each(draft, thread, { items, concurrency, collect }) {
    const hasBody = nodeOf(draft, thread)?.slots['body'] !== undefined
    const join = {
      need: items.length,
      total: items.length,
      ended: hasBody ? 0 : items.length,
      failed: 0,
      items,
      opened: 0,
      results: items.map(() => null),
      failures: [],
      collect,
    }
    const joining = patch(draft, thread.id, { phase: 'joining', join })
    if (!hasBody || items.length === 0) return settleJoin(draft, joining)
    for (let i = 0; i < Math.min(concurrency, items.length); i++) {
      const now = draft.state.threads[thread.id]
      if (now?.join) openItem(draft, now, now.join)
    }
  },
  go(draft, thread, { stage }) {
    const first = draft.machine.stages.find(({ id }) => id === stage)?.first
    if (first === undefined) return fail(draft, thread, { code: 'stage_missing', message: stage }, false)
    noteLeft(draft, thread, null, null)
    const main = draft.state.threads[MAIN]
    if (!main) return complete(draft, thread, null)
    // From inside of a branch, what the run itself stood at is given up.
    if (main.id !== thread.id) note(draft, main, 'dropped')
    dropInside(draft, MAIN)
    if (first === null) return goPast(draft, stage)
    moveTo(draft, MAIN, first)
  },
  finish(draft, thread, { output, reset }) {
    if (draft.state.ending) return complete(draft, thread, null)
    noteLeft(draft, thread, output, null)
    end(draft, { as: 'succeeded', output, reset })
  },
  fail: (draft, thread, { code, message }) => fail(draft, thread, { code, message }, false),
}

/** An empty stage is walked through. */
function goPast(draft: Draft, stage: string): void {
  const { stages } = draft.machine
  const next = stages.slice(stages.findIndex(({ id }) => id === stage) + 1).find(({ first }) => first !== null)
  if (next?.first) return moveTo(draft, MAIN, next.first)
  dropAll(draft)
  end(draft, { as: 'succeeded' })
}

/** Asks the host for a step's work. */
export function work(draft: Draft, thread: Thread, request: JsonObject): void {
  const node = nodeOf(draft, thread)
  if (!node || !isWork(node.kind)) return
  const next = patch(draft, thread.id, {
    phase: 'working',
    request,
    until: draft.state.at + (node.timeoutMs ?? TRY_MS),
  })
  draft.effects.push(effectOf(draft.state.id, next, node.kind, request))
  note(draft, next, 'tried')
}

export const effectOf = (run: string, thread: Thread, kind: WorkKind, request: JsonObject) =>
  ({
    type: 'work',
    kind,
    node: thread.node,
    thread: thread.id,
    entry: thread.entry,
    attempt: thread.attempt,
    key: `${run}:${thread.entry}`,
    request,
  }) as const
