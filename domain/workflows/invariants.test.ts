import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dice, diceOf, drawEvent, drawWorkflow, throws } from './arbitrary.ts'
import { obstacleTo } from './can-move.ts'
import { STEPS_A_TURN } from './draft.ts'
import type { RunEvent } from './events.ts'
import { logBefore } from './fork.ts'
import { compile, type Machine } from './machine.ts'
import { isHeld, isOver, isUndoing, type RunState, wakeAt } from './state.ts'
import { ADA, OWNER, type Play, play } from './testing.ts'
import { owed, replay } from './transition.ts'

// Every test plays random runs of random definitions. SPEC.md numbers what they prove.

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

type Seen = {
  readonly run: Play
  readonly before: RunState
  readonly event: RunEvent
  readonly effects: ReturnType<Play['send']>
  readonly trace: Play['traces'][number]
}

/** Plays a run, showing every event and what it came to. States are frozen: a machine that changed one would throw (W1). */
function playOut(dice: Dice, machine: Machine, length: number, see: (seen: Seen) => void): Play {
  const run = play(machine)
  const look = (before: RunState, send: () => ReturnType<Play['send']>) => {
    freeze(before)
    const effects = send()
    const [event, trace] = [run.log.at(-1), run.traces.at(-1)]
    if (event && trace) see({ run, before, event, effects, trace })
  }
  for (let i = 0; i < length; i++) {
    const { state } = run
    const last = run.log.at(-1)
    // Every fifth event comes twice.
    const twice = last && dice.next(5) === 4
    look(state, () => run.send(twice ? last : drawEvent(dice, state)))
  }
  return run
}

const RUNS = 500
const drawn = throws(800)

function assertAlways(see: (seen: Seen) => void, after: (run: Play, dice: Dice) => void = () => {}) {
  fc.assert(
    fc.property(drawn, (list) => {
      const machine = compile(drawWorkflow(diceOf(list, 'definition'), { loops: true }), OWNER, 'h1')
      const dice = diceOf(list, 'events')
      after(playOut(dice, machine, 40, see), dice)
    }),
    { numRuns: RUNS },
  )
}

const OPERATORS = new Set(['steps.retried', 'step.skipped', 'run.cancelled', 'run.moved'])

describe('a run', { timeout: 60_000 }, () => {
  test('W2, W15: is what its log says, and plain JSON', () => {
    assertAlways(
      () => {},
      ({ machine, log, state }) => {
        expect(replay(() => machine, log)).toEqual(state)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      },
    )
  })

  test('W3: that is over hears nobody but an operator, and only while it is held', () => {
    assertAlways(({ before, run, event, effects }) => {
      if (!isOver(before) || (isHeld(before) && OPERATORS.has(event.type))) return
      expect(run.state).toBe(before)
      expect(effects).toEqual([])
    })
  })

  test('W4: takes no report of another try, nor any report or event a second time', () => {
    let last: RunEvent | null = null
    assertAlways(({ before, run, event, effects }) => {
      const reports = ['step.succeeded', 'step.failed', 'step.handed', 'task.opened']
      const isSecond = event === last
      last = event
      if (reports.includes(event.type) && 'entry' in event && 'attempt' in event) {
        const thread = before.threads[event.thread]
        const isOff = thread?.entry !== event.entry || thread.attempt !== event.attempt
        // A question that was put is put, and what was handed on was handed on.
        if (!isOff && !isSecond) return
        if (isSecond && !isOff && thread.child !== null && event.type !== 'step.handed') return
      } else if (!(isSecond && ['task.answered', 'event.received', 'run.started'].includes(event.type))) return
      expect(run.state).toBe(before)
      expect(effects).toEqual([])
    })
  })

  test('W5: owes exactly the work of its threads, all of which it has asked for, and asks for nothing else', () => {
    let told = new Set<string>()
    let current: Play | null = null
    assertAlways(({ run, effects }) => {
      if (run !== current) told = new Set(run.effects.map(ticketOf))
      current = run
      for (const effect of effects) told.add(ticketOf(effect))
      const owing = owed(run.machine, run.state).map(ticketOf)
      const working = isOver(run.state)
        ? []
        : Object.values(run.state.threads).filter(({ phase }) => phase === 'working')
      expect(owing.toSorted()).toEqual(working.map((t) => `${t.id} ${t.entry} ${t.attempt}`).toSorted())
      expect(owing.every((each) => told.has(each))).toBe(true)
      expect(effects.every((effect) => owing.includes(ticketOf(effect)))).toBe(true)
    })
  })

  test('W6: is never stuck', () => {
    assertAlways(({ run: { machine, state } }) => {
      if (isOver(state) || state.paused || !state.admitted) return
      const waits =
        owed(machine, state).length > 0 ||
        Object.values(state.tasks).some(({ status }) => status === 'open') ||
        Object.values(state.threads).some(({ listen, child }) => listen !== null || child !== null) ||
        wakeAt(state) !== null
      expect(waits).toBe(true)
    })
  })

  test('W7: has a clock that never goes back', () => {
    assertAlways(({ before, run }) => expect(run.state.at).toBeGreaterThanOrEqual(before.at))
  })

  test('W8: uses every entry number once and in turn, and keeps it for every try', () => {
    assertAlways(
      () => {},
      ({ effects, traces, state }) => {
        const entries = traces.flat().flatMap((each) => (each.what === 'entered' ? [each] : []))
        expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, i) => i + 1))
        const nodes = new Map(entries.map(({ entry, node, thread }) => [entry, `${node} ${thread}`]))
        for (const { key, entry, node, thread } of effects) {
          expect(key).toBe(`${state.id}:${entry}`)
          expect(nodes.get(entry)).toBe(`${node} ${thread}`)
        }
      },
    )
  })

  test('W9: takes back what was done, newest first, each once, one after the other', () => {
    assertAlways(({ before, run, trace }) => {
      const { state } = run
      const undoing = Object.values(state.threads).filter(({ slot, parent }) => slot === 'undo' && parent === null)
      expect(undoing.length).toBeLessThanOrEqual(1)
      if (!isUndoing(before)) return
      // Once the outcome is known nothing is added; what goes, goes from the end.
      expect(before.done.slice(0, state.done.length)).toEqual(state.done)
      const taken = before.done.slice(state.done.length).toReversed()
      const ways = taken.flatMap(({ node }) => run.machine.nodes[node]?.slots['undo'] ?? [])
      const begun = trace.filter(({ what, node }) => what === 'entered' && ways.includes(node)).map(({ node }) => node)
      expect(begun.slice(0, ways.length)).toEqual(ways)
      if (!isUndoing(state)) expect(state.done).toEqual([])
    })
  })

  test('W10: has no thread and no open question that outlives what opened it', () => {
    assertAlways(({ run: { state } }) => {
      for (const { parent } of Object.values(state.threads))
        if (parent !== null) expect(state.threads[parent]?.phase).toBe('joining')
      for (const task of Object.values(state.tasks))
        if (task.status === 'open') expect(state.threads[task.thread]?.entry).toBe(task.id)
      if (isOver(state) && !isHeld(state)) expect(state.threads).toEqual({})
      expect(Object.values(state.threads).filter(({ phase }) => phase === 'failed').length).toBeLessThanOrEqual(1)
      const ready = Object.values(state.threads).flatMap(({ id, phase }) => (phase === 'ready' ? [id] : []))
      for (const id of ready) expect(state.ready).toContain(id)
    })
  })

  test('W11: forked from a step has come to it in the same way, and repeats nothing that was done', () => {
    assertAlways(
      () => {},
      ({ machine, log, traces, effects }, dice) => {
        const machines = () => machine
        const entries = traces.flat().flatMap((each) => (each.what === 'entered' ? [each] : []))
        const chosen = entries[dice.next(Math.max(1, entries.length))]
        if (!chosen) return
        const before = logBefore(machines, log, chosen.entry)
        if (!before) throw new Error('the log never came there')
        const state = replay(machines, before)
        expect(state?.nextEntry).toBe(chosen.entry)
        const fork: RunEvent = {
          at: 0,
          type: 'run.forked',
          id: 'r2',
          from: 'r1',
          key: null,
          by: ADA,
          entry: chosen.entry,
        }
        const copy = play(machine, null)
        for (const event of before) copy.send(event)
        const same = copy.traces.flat().filter(({ what }) => what === 'entered')
        expect(same.map(({ node, thread }) => [node, thread])).toEqual(
          entries.slice(0, chosen.entry - 1).map(({ node, thread }) => [node, thread]),
        )
        const owing = new Set(owed(machine, copy.state).map(({ entry }) => entry))
        const handed = Object.values(copy.state.threads).flatMap(({ child, entry }) => (child === null ? [] : [entry]))
        const repeated = copy.send(fork)
        expect(copy.traces.at(-1)?.find(({ what }) => what === 'entered')).toMatchObject({
          entry: chosen.entry,
          node: chosen.node,
          thread: chosen.thread,
        })
        for (const { entry, key } of repeated) {
          expect(key).toBe(`r2:${entry}`)
          expect(entry >= chosen.entry || owing.has(entry) || handed.includes(entry)).toBe(true)
        }
        expect(effects.length).toBeGreaterThanOrEqual(0)
      },
    )
  })

  test('W12: moves to a definition that is the same, and stands there as it stood', () => {
    assertAlways(({ before, run, event }) => {
      if (event.type !== 'run.moved' || run.state === before) return
      const { at, machine: _, ...was } = before
      const { at: now, machine, ...is } = run.state
      expect(machine).toBe(event.machine)
      expect(now).toBeGreaterThanOrEqual(at)
      expect(is).toEqual(was)
      expect(obstacleTo(run.machine, { ...run.machine, hash: 'h3' }, run.log)).toBeNull()
    })
  })

  test('W13: asks for nothing while it is paused, and is not paused once its outcome is known', () => {
    assertAlways(({ run: { state }, effects, trace }) => {
      if (!state.paused) return
      expect(state.ending).toBeNull()
      expect(effects).toEqual([])
      expect(trace.filter(({ what }) => what === 'entered')).toEqual([])
    })
  })

  test('W14: enters a bounded number of steps in a turn', () => {
    assertAlways(({ trace }) =>
      expect(trace.filter(({ what }) => what === 'entered').length).toBeLessThanOrEqual(STEPS_A_TURN),
    )
  })

  test('W16: that does not go back comes to its end when everybody does what is asked of them', () => {
    fc.assert(
      fc.property(drawn, (list) => {
        const machine = compile(drawWorkflow(diceOf(list, 'definition'), { loops: false }), OWNER, 'h1')
        const dice = diceOf(list, 'events')
        const run = playOut(dice, machine, 15, () => {})
        for (let i = 0; i < 2_000 && !isOver(run.state); i++) helpAlong(run)
        expect(isOver(run.state)).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })
})

const ticketOf = ({ thread, entry, attempt }: { thread: number; entry: number; attempt: number }) =>
  `${thread} ${entry} ${attempt}`

/** Does one thing a run waits for. */
function helpAlong(run: Play): void {
  const { state, machine } = run
  if (!state.admitted) return void run.send({ type: 'run.admitted' })
  if (state.paused) return void run.send({ type: 'run.resumed', by: ADA })
  const [work] = owed(machine, state)
  if (work) {
    const { thread, entry, attempt } = work
    const ticket = { thread, entry, attempt }
    return void (work.kind === 'ask'
      ? run.send({ type: 'task.opened', ...ticket, people: [ADA] })
      : run.send({ type: 'step.succeeded', ...ticket, output: 1 }))
  }
  const child = Object.values(state.threads).find((thread) => thread.child !== null)
  if (child) {
    const { id, entry, attempt } = child
    return void run.send({ type: 'step.succeeded', thread: id, entry, attempt, output: 1 })
  }
  const task = Object.values(state.tasks).find(({ status }) => status === 'open')
  const by = task?.people.find((person) => task.answers.every((answer) => answer.by.id !== person.id))
  if (task && by) return void run.send({ type: 'task.answered', task: task.id, option: 'yes', comment: '', by })
  if (Object.values(state.threads).some(({ listen }) => listen !== null))
    return void run.send({
      type: 'event.received',
      id: `help${run.log.length}`,
      name: 'paid',
      correlation: 'c1',
      payload: 1,
    })
  run.send({ type: 'timer.fired', at: wakeAt(state) ?? state.at })
}
