import { generateKeyBetween } from 'fractional-indexing'
import type { JsonObject } from '../lib/json.ts'
import type { Step, Workflow } from './definition.ts'
import type { Effect, Trace } from './draft.ts'
import type { Person, RunEvent } from './events.ts'
import { compile, type Machine } from './machine.ts'
import type { Owner } from './scope.ts'
import type { RunState } from './state.ts'
import type { StepKind } from './step.ts'
import { advance } from './transition.ts'

/** A step as tests write it: its id is its name, and it holds what is in its slots. */
export type Drawn = {
  readonly id: string
  readonly kind: StepKind
  readonly config?: JsonObject
  readonly slots?: { readonly [slot: string]: readonly Drawn[] }
} & Partial<Pick<Step, 'retry' | 'timeoutMs'>>

export const OWNER: Owner = {
  title: 'Invoice',
  model: {
    properties: { total_a: { id: 'total_a', name: 'total', title: 'Total', order: 'a0', type: 'number' } },
    keys: {},
    nameFrom: null,
  },
}

export const ADA: Person = { id: 'ada', name: 'Ada', email: 'ada@example.org' }
export const BOB: Person = { id: 'bob', name: 'Bob', email: 'bob@example.org' }
export const CYD: Person = { id: 'cyd', name: 'Cyd', email: 'cyd@example.org' }

/** Order keys of so many items. */
const orders = (count: number): string[] => {
  const keys: string[] = []
  for (let i = 0; i < count; i++) keys.push(generateKeyBetween(keys.at(-1) ?? null, null))
  return keys
}

/** A workflow of stages with their steps. */
export function workflowOf(
  stages: { readonly [stage: string]: readonly Drawn[] },
  over: Partial<Workflow> = {},
): Workflow {
  const steps: { [id: string]: Step } = {}
  const draw = (list: readonly Drawn[], stage: string, parent: string | null, slot?: string): void => {
    const keys = orders(list.length)
    for (const [i, { id, kind, config = {}, slots = {}, retry, timeoutMs }] of list.entries()) {
      steps[id] = {
        id,
        kind,
        name: id,
        title: '',
        stage,
        parent,
        ...(slot === undefined ? {} : { slot }),
        order: keys[i] ?? 'a0',
        config,
        ...(retry ? { retry } : {}),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      }
      for (const [inner, held] of Object.entries(slots)) draw(held, stage, id, inner)
    }
  }
  const keys = orders(Object.keys(stages).length)
  for (const [stage, list] of Object.entries(stages)) draw(list, stage, null)
  return {
    schema: 1,
    id: 'flow',
    key: 'flow',
    title: 'Flow',
    order: 'a0',
    description: '',
    stages: Object.fromEntries(
      Object.keys(stages).map((id, i) => [id, { id, title: id.toUpperCase(), order: keys[i] ?? 'a0' }]),
    ),
    steps,
    triggers: {},
    limits: {},
    onFailure: 'undo',
    keepDays: 90,
    ...over,
  }
}

export const machineFor = (
  stages: { readonly [stage: string]: readonly Drawn[] },
  over: Partial<Workflow> = {},
): Machine => compile(workflowOf(stages, over), OWNER, 'h1')

/** Events without their instant: `type` and what belongs to it. */
export type Sent = RunEvent extends infer Each
  ? Each extends RunEvent
    ? Omit<Each, 'at'> & { at?: number }
    : never
  : never

export const START: Sent = {
  type: 'run.started',
  id: 'r1',
  machine: 'h1',
  key: null,
  input: {},
  by: ADA,
  cause: { by: 'user' },
  record: { id: 'rec1', total: 5 },
}

/** A run being played: what happened to it, and what it came to. */
export type Play = {
  readonly machine: Machine
  readonly log: RunEvent[]
  readonly effects: Effect[]
  readonly traces: Trace[][]
  /** Throws before the run has begun. */
  readonly state: RunState
  /** Takes an event at an instant, by default 1 ms after the last; answers the effects of it. */
  send(event: Sent): readonly Effect[]
  /** The thread that stands at a step. */
  at(node: string): RunState['threads'][string]
  /** Reports the work of the thread that stands at a step. */
  succeed(node: string, output?: JsonObject | null): readonly Effect[]
  fail(node: string, code?: string, retryable?: boolean): readonly Effect[]
}

export function play(machine: Machine, start: Partial<Sent> | null = {}): Play {
  let state: RunState | null = null
  const log: RunEvent[] = []
  const effects: Effect[] = []
  const traces: Trace[][] = []
  const found = () => {
    if (!state) throw new Error('the run has not begun')
    return state
  }
  const ticket = (node: string) => {
    const { id, entry, attempt } = self.at(node)
    return { thread: id, entry, attempt }
  }
  const self: Play = {
    machine,
    log,
    effects,
    traces,
    get state() {
      return found()
    },
    send(sent) {
      const event = { at: (state?.at ?? 1_000) + 1, ...sent } as RunEvent
      log.push(event)
      const next = advance(machine, state, event)
      state = next?.state ?? state
      traces.push([...(next?.trace ?? [])])
      effects.push(...(next?.effects ?? []))
      return next?.effects ?? []
    },
    at(node) {
      const thread = Object.values(found().threads).find((each) => each.node === node)
      if (!thread) throw new Error(`nobody is at ${node}`)
      return thread
    },
    succeed: (node, output = null) => self.send({ type: 'step.succeeded', ...ticket(node), output }),
    fail: (node, code = 'call_failed', retryable = false) =>
      self.send({ type: 'step.failed', ...ticket(node), error: { code, message: '' }, retryable }),
  }
  if (start) self.send({ ...START, ...start } as Sent)
  return self
}

/** Steps tests have often. */
export const RETRY = { max: 2, delayMs: 1_000, factor: 2, longestMs: 60_000, not: ['final'] }
export const call = (id: string, over: Partial<Drawn> = {}): Drawn => ({
  id,
  kind: 'call',
  config: { url: 'http://x' },
  ...over,
})
export const ask = (id: string, config = {}, slots: Drawn['slots'] = {}): Drawn => ({
  id,
  kind: 'ask',
  config: {
    title: 'Fine?',
    people: { users: 'user.id' },
    options: [
      { id: 'yes', title: 'Yes' },
      { id: 'no', title: 'No' },
    ],
    ...config,
  },
  slots,
})
export const waitFor = (event: string): Drawn => ({
  id: `wait_${event}`,
  kind: 'wait',
  config: { for: 'event', event },
})
export const set = (id: string): Drawn => ({ id, kind: 'set', config: { values: { [id]: 1 } } })
export const sideBySide = (slots: NonNullable<Drawn['slots']>, config = {}): Drawn => ({
  id: 'split',
  kind: 'parallel',
  config: { branches: Object.keys(slots).map((id) => ({ id })), ...config },
  slots,
})
