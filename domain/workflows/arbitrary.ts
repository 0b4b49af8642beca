import fc from 'fast-check'
import type { JsonObject } from '../lib/json.ts'
import type { Workflow } from './definition.ts'
import type { RunState } from './state.ts'
import type { StepKind } from './step.ts'
import { ADA, BOB, CYD, type Drawn, type Sent, START, workflowOf } from './testing.ts'

/** Choices drawn ahead, taken one after the other; the same for the same numbers, and shrunk by fast-check. */
export type Dice = {
  readonly next: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly rarely: () => boolean
}

/** Where dice come from: so many throws by chance, then zeros, which draw the plainest there is. Shrinks by its length. */
export type Throws = { readonly seed: number; readonly length: number }
export const throws = (most: number): fc.Arbitrary<Throws> =>
  fc.record({
    seed: fc.noBias(fc.nat()),
    length: fc.noBias(fc.nat(most)).map((less) => most - less),
  })

/** @param of what for: dice of two names fall differently */
export function diceOf({ seed, length }: Throws, of: 'definition' | 'events'): Dice {
  let state = of === 'events' ? ~seed >>> 0 : seed
  let thrown = 0
  const next = (below: number) => {
    if (thrown++ >= length) return 0
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return { next, pick: (list) => list[next(list.length)] as never, rarely: () => next(20) === 19 }
}

const OPTIONS = [
  { id: 'yes', title: 'Yes' },
  { id: 'no', title: 'No', comment: true },
]
/** Steps after which a definition gets no more branches. */
const MOST = 30
const STAGES = ['s1', 's2', 's3']
const seconds = (amount: number) => ({ amount, unit: 'seconds' })
const RETRY = { max: 2, delayMs: 1_000, factor: 2, longestMs: 60_000, not: ['final'] }

const SIMPLE: readonly StepKind[] = [
  'call',
  'ask',
  'wait',
  'set',
  'notify',
  'workflow',
  'update-record',
  'finish',
  'fail',
]
const HOLDING: readonly StepKind[] = ['parallel', 'each', 'if', 'switch']

/** A definition of any shape: nested branches, ways back, ways out, limits. `loops`: a run may go back, after a wait. */
export function drawWorkflow(dice: Dice, { loops }: { readonly loops: boolean }): Workflow {
  let count = 0
  const list = (stage: number, depth: number, undoing: boolean): Drawn[] =>
    Array.from({ length: count > MOST ? 0 : depth > 1 ? dice.next(3) : 1 + dice.next(3) }, () =>
      one(stage, depth, undoing),
    ).flat()

  const one = (stage: number, depth: number, undoing: boolean): Drawn[] => {
    const id = `n${count++}`
    const roll = dice.next(20)
    if (roll === 19 && !undoing) {
      const to = dice.next(3)
      const go: Drawn = { id: `${id}g`, kind: 'go', config: { stage: STAGES[to] ?? 's1' } }
      if (to > stage) return [go]
      return loops ? [{ id, kind: 'wait', config: { span: seconds(10) } }, go] : []
    }
    const kind =
      depth < 3 && roll < 9 ? dice.pick(HOLDING) : dice.pick(dice.next(5) === 0 ? SIMPLE : SIMPLE.slice(0, 4))
    const inner = () => list(stage, depth + 1, undoing)
    return [{ id, kind, ...configured(kind, inner), ...worked(kind, stage, depth, undoing) }]
  }

  const worked = (kind: StepKind, stage: number, depth: number, undoing: boolean): Partial<Drawn> =>
    ['call', 'workflow', 'update-record', 'notify'].includes(kind) && dice.next(3) > 0
      ? {
          retry: dice.next(2) ? RETRY : undefined,
          timeoutMs: dice.next(2) ? 5_000 : undefined,
          slots: {
            ...(dice.next(4) === 3 ? { failed: list(stage, depth + 1, undoing) } : {}),
            ...(undoing || dice.next(4) === 3
              ? {}
              : { undo: [...list(stage, depth + 2, true), one(stage, depth + 2, true)].flat() }),
          },
        }
      : {}

  const configured = (kind: StepKind, inner: () => Drawn[]): Pick<Drawn, 'config' | 'slots'> => {
    switch (kind) {
      case 'ask': {
        const late = dice.pick(['fail', 'escalate', 'branch', 'answer'])
        const config: JsonObject = {
          title: 'Fine?',
          people: { users: 'user.id' },
          options: OPTIONS,
          quorum: dice.pick(['first', 'all', 'count']),
          ...(dice.next(2) ? { deadline: seconds(30), late, lateAnswer: 'no', escalateTo: { roles: ['boss'] } } : {}),
        }
        return { config, slots: { yes: inner(), no: inner(), late: inner() } }
      }
      case 'wait': {
        const deadline = dice.next(2) ? { deadline: seconds(20), late: dice.pick(['continue', 'fail']) } : {}
        return dice.next(2)
          ? { config: { span: seconds(dice.pick([0, 10])) } }
          : { config: { for: 'event', event: 'paid', ...(dice.next(2) ? { correlation: '"c1"' } : {}), ...deadline } }
      }
      case 'set':
        return { config: { values: { v: { fx: dice.rarely() ? 'nope' : dice.pick(['1', 'index']) } } } }
      case 'if':
        return {
          config: { condition: dice.rarely() ? 'nope == 1' : dice.pick(['true', 'false']) },
          slots: { yes: inner(), no: inner() },
        }
      case 'switch':
        return {
          config: {
            value: '"b"',
            cases: [
              { id: 'a', equals: 'a' },
              { id: 'b', equals: dice.pick(['b', 'c']) },
            ],
          },
          slots: { a: inner(), b: inner(), otherwise: inner() },
        }
      case 'parallel': {
        const ids = ['b1', 'b2', 'b3'].slice(0, dice.next(4))
        return {
          config: { branches: ids.map((each) => ({ id: each })), until: dice.pick(['all', 'any', 'count']), count: 2 },
          slots: Object.fromEntries(ids.map((each) => [each, inner()])),
        }
      }
      case 'each':
        return {
          config: {
            items: dice.rarely() ? 'nope' : dice.pick(['[1,2,3]', '[]', '[1,2,3,4,5]']),
            concurrency: dice.pick([1, 2, 5]),
            onFailure: dice.pick(['stop', 'collect']),
          },
          slots: { body: inner() },
        }
      case 'call':
        return { config: { url: 'https://example.org/{{ index }}' } }
      case 'notify':
        return { config: { people: { users: 'user.id' }, subject: 'Hello' } }
      case 'workflow':
        return { config: { workflow: 'other' } }
      case 'update-record':
        return { config: { values: { total_a: 1 } } }
      case 'fail':
        return { config: { message: 'no', code: 'refused' } }
      default:
        return { config: {} }
    }
  }

  const stages = Object.fromEntries(STAGES.map((stage, i) => [stage, list(i, 0, false)]))
  return workflowOf(stages, {
    onFailure: dice.pick(['undo', 'hold']),
    ...(dice.next(12) === 11 ? { limits: { concurrency: 1 } } : {}),
    ...(dice.next(8) === 7 ? { timeout: { amount: 2, unit: 'minutes' } } : {}),
  })
}

const PEOPLE = [ADA, BOB, CYD]
const ERROR = { code: 'down', message: 'no answer' }

/** An event for a run as it stands: right, late, foreign, or out of order. */
export function drawEvent(dice: Dice, state: RunState): Sent {
  if (!state.admitted && dice.next(2)) return { type: 'run.admitted' }
  if (state.paused && dice.next(4) === 0) return { type: 'run.resumed', by: ADA }
  const threads = Object.values(state.threads)
  const busy = threads.filter(({ phase, child }) => phase === 'working' || child !== null)
  const thread = busy.length > 0 && dice.next(8) < 7 ? dice.pick(busy) : threads.length > 0 ? dice.pick(threads) : null
  // Now and then a ticket of another try, or of no one.
  const off = dice.next(10) === 9 ? dice.next(3) - 1 : 0
  const [byEntry, byAttempt] = dice.next(2) ? [off, 0] : [0, off]
  const ticket = {
    thread: thread?.id ?? 7,
    entry: (thread?.entry ?? 7) + byEntry,
    attempt: (thread?.attempt ?? 1) + byAttempt,
  }
  const task = dice.pick(Object.keys(state.tasks).map(Number)) ?? 1
  const isAsk = thread?.request?.['options'] !== undefined
  const at = state.at + dice.pick([0, 1, 5_000, 30_000, -50_000])
  switch (
    dice.pick([
      'report',
      'report',
      'report',
      'report',
      'answer',
      'answer',
      'timer',
      'timer',
      'event',
      dice.next(3) === 2 ? 'operator' : 'report',
    ])
  ) {
    case 'report':
      if (isAsk && dice.next(8) < 7)
        return { type: 'task.opened', at, ...ticket, people: PEOPLE.slice(0, dice.pick([1, 2, 3, 0])) }
      switch (dice.next(14)) {
        case 11:
          return { type: 'step.failed', at, ...ticket, error: ERROR, retryable: true }
        case 12:
          return { type: 'step.failed', at, ...ticket, error: { ...ERROR, code: 'final' }, retryable: true }
        case 13:
          return { type: 'step.handed', at, ...ticket, to: 'r2' }
        default:
          return { type: 'step.succeeded', at, ...ticket, output: dice.next(100) }
      }
    case 'answer': {
      const by = dice.pick(PEOPLE)
      if (dice.next(8) === 7) return { type: 'task.assigned', at, task, people: PEOPLE.slice(dice.next(3), 3), by }
      return {
        type: 'task.answered',
        at,
        task,
        option: dice.pick(['yes', 'no', 'nope']),
        comment: dice.pick(['', 'so']),
        by,
      }
    }
    case 'timer':
      return {
        type: 'timer.fired',
        at: state.at + dice.pick([0, 1, 12_000, 12_000, 30_000, dice.rarely() ? 400_000 : 2_000]),
      }
    case 'event':
      return {
        type: 'event.received',
        at,
        id: `e${dice.next(12)}`,
        name: dice.pick(['paid', 'paid', 'paid', 'foreign']),
        correlation: dice.pick(['c1', 'c2', null]),
        payload: 1,
      }
    default:
      return drawOperator(dice, state, { at, thread: ticket.thread, entry: ticket.entry })
  }
}

function drawOperator(dice: Dice, state: RunState, { at, ...of }: { at: number; thread: number; entry: number }): Sent {
  switch (dice.next(9)) {
    case 0:
      return { type: 'run.paused', at, by: ADA }
    case 1:
    case 2:
      return { type: 'run.resumed', at, by: ADA }
    case 3:
      return { type: 'run.cancelled', at, by: ADA, undo: dice.next(3) > 0, reason: '' }
    case 4:
    case 5:
      return { type: 'steps.retried', at, by: ADA }
    case 6:
      return { type: 'step.skipped', at, ...of, output: dice.pick([null, { answer: 'yes' }]), by: ADA }
    case 7:
      return { type: 'run.moved', at, machine: state.machine === 'h1' ? 'h2' : 'h1', by: ADA }
    default:
      return state.admitted ? START : { type: 'run.admitted', at }
  }
}
