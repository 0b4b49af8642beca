import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diceOf, drawEvent, drawWorkflow, type Throws, throws } from './arbitrary.ts'
import { compile } from './machine.ts'
import { isHeld, isOver } from './state.ts'
import { ADA, ask, machineFor, OWNER, play, type Play } from './testing.ts'
import { Timeline } from './timeline.ts'
import { replay } from './transition.ts'

const told = ({ machine, log }: Play) => new Timeline(() => machine, log)
const nodes = ({ visits }: Timeline) => visits.map(({ node, end }) => `${node} ${end ?? 'open'}`)

const call = { url: 'https://example.org', method: 'GET' }
const retry = { max: 2, delayMs: 1_000, factor: 2, longestMs: 60_000, not: [] }

describe('a story', () => {
  test('has stays, tries and waits, with when they began and ended', () => {
    const run = play(
      machineFor({
        s: [
          { id: 'pay', kind: 'call', config: call, retry },
          { id: 'end', kind: 'finish' },
        ],
      }),
    )
    run.fail('pay', 'call_failed', true)
    run.send({ type: 'timer.fired', at: 10_000 })
    run.succeed('pay', { ok: true })
    const story = told(run)
    const [pay, end] = story.visits
    expect(nodes(story)).toEqual(['pay left', 'end left'])
    expect(pay?.attempts.map(({ number, end: how, error }) => [number, how, error?.code])).toEqual([
      [1, 'failed', 'call_failed'],
      [2, 'done', undefined],
    ])
    expect(pay?.waits.map((wait) => [wait.for, wait.fromEvent, wait.toEvent])).toEqual([['retry', 1, 2]])
    expect(pay).toMatchObject({ fromEvent: 0, toEvent: 3, output: { ok: true }, error: null })
    expect(pay?.request).toMatchObject({ url: 'https://example.org' })
    expect(end).toMatchObject({ before: pay?.entry, fromEvent: 3, toEvent: 3 })
  })

  test('knows the way that was chosen, and branches side by side', () => {
    const slots = {
      a: [{ id: 'left', kind: 'set' as const, config: { values: {} } }],
      b: [{ id: 'right', kind: 'wait' as const, config: { for: 'event', event: 'go' } }],
    }
    const run = play(
      machineFor({
        s: [
          {
            id: 'sure',
            kind: 'if',
            config: { condition: 'record.total > 1' },
            slots: {
              yes: [
                {
                  id: 'both',
                  kind: 'parallel',
                  config: {
                    branches: [
                      { id: 'a', title: 'A' },
                      { id: 'b', title: 'B' },
                    ],
                  },
                  slots,
                },
              ],
            },
          },
        ],
      }),
    )
    const story = told(run)
    expect(story.visits.map(({ node, slot }) => [node, slot])).toEqual([
      ['sure', 'yes'],
      ['both', null],
      ['left', null],
      ['right', null],
    ])
    expect(nodes(story)).toEqual(['sure left', 'both open', 'left left', 'right open'])
    const [, both, left, right] = story.visits
    expect([left?.before, right?.before]).toEqual([both?.entry, both?.entry])
    expect(both?.waits[0]?.for).toBe('branches')
  })

  test('that failed for good goes on where it is tried again', () => {
    const run = play(machineFor({ s: [{ id: 'pay', kind: 'call', config: call }] }))
    run.fail('pay')
    const story = told(run)
    expect(nodes(story)).toEqual(['pay failed'])
    story.take([{ type: 'steps.retried', at: 2_000, by: ADA }])
    expect(nodes(story)).toEqual(['pay open'])
    expect(story.visits[0]?.attempts.map(({ end }) => end)).toEqual(['failed', null])
  })

  test('tells what an operator skipped from what was done', () => {
    const run = play(machineFor({ s: [{ id: 'pay', kind: 'call', config: call }] }))
    const { id: thread, entry } = run.at('pay')
    run.send({ type: 'step.skipped', thread, entry, output: 7, by: ADA })
    expect(told(run).visits[0]).toMatchObject({ end: 'skipped', output: 7 })
  })

  test('has how long a question was open, apart from putting it', () => {
    const run = play(machineFor({ s: [ask('a')] }))
    const open = ticket(run, 'a')
    run.send({ type: 'task.opened', at: 2_000, ...open, people: [ADA] })
    run.send({ type: 'task.answered', at: 9_000, task: open.entry, option: 'yes', comment: '', by: ADA })
    expect(told(run).visits[0]).toMatchObject({
      to: 9_000,
      slot: 'yes',
      attempts: [{ to: 2_000, end: 'done' }],
      waits: [{ from: 2_000, to: 9_000, for: 'answer' }],
    })
  })

  test('finds the position of an instant', () => {
    const run = play(
      machineFor({
        s: [
          { id: 'a', kind: 'call', config: call },
          { id: 'b', kind: 'call', config: call },
        ],
      }),
    )
    run.send({ type: 'step.succeeded', ...ticket(run, 'a'), output: null, at: 5_000 })
    const story = told(run)
    expect([0, 4_999, 5_000, 9_000].map((at) => story.positionAt(at))).toEqual([0, 0, 1, 1])
  })
})

function ticket(run: Play, node: string) {
  const { id: thread, entry, attempt } = run.at(node)
  return { thread, entry, attempt }
}

/** A random run of a random definition. */
function drawn(list: Throws, events = 150): Play {
  const run = play(compile(drawWorkflow(diceOf(list, 'definition'), { loops: true }), OWNER, 'h1'))
  const dice = diceOf(list, 'events')
  for (let i = 0; i < events; i++) run.send(drawEvent(dice, run.state))
  return run
}

describe('of any run', () => {
  test('every past state is the one that replaying to there leads to', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(throws(800), fc.nat(200), (list, position) => {
        const run = drawn(list)
        const story = told(run)
        expect(story.stateAt(position)).toEqual(replay(() => run.machine, run.log.slice(0, position + 1)))
        expect(story.state).toEqual(run.state)
        expect(story.stateAt(-1)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  test('stays agree with the state at every point of the log', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(throws(800), (list) => {
        const { machine, log } = drawn(list, 40)
        const story = new Timeline(() => machine)
        for (const event of log) {
          story.take([event])
          const { state, visits } = story
          if (!state) throw new Error('no state')
          expect(visits.map(({ entry }) => entry)).toEqual(Array.from({ length: state.nextEntry - 1 }, (_, i) => i + 1))
          const standing = Object.values(state.threads).filter(({ phase }) => phase !== 'ready')
          const open = visits.filter(({ to }) => to === null).map(({ entry }) => entry)
          const busy = standing.filter(({ phase }) => phase !== 'failed').map(({ entry }) => entry)
          expect(open).toEqual(busy.toSorted((a, b) => a - b))
          for (const { id, entry, node, phase, child, parent, index } of standing) {
            const found = story.visit(entry)
            const parentEntry = parent === null ? null : (state.threads[parent]?.entry ?? null)
            expect(found).toMatchObject({ thread: id, node, parent: parentEntry, index })
            expect(found?.attempts.at(-1)?.to === null).toBe(phase === 'working' || child !== null)
            expect(found?.waits.at(-1)?.to === null).toBe(['waiting', 'backoff', 'joining'].includes(phase))
            expect(found?.end === 'failed').toBe(phase === 'failed')
          }
          if (isOver(state) && !isHeld(state)) expect(open).toEqual([])
        }
        for (const { from, to, attempts, waits } of story.visits)
          for (const part of [...attempts, ...waits]) {
            expect(part.from).toBeGreaterThanOrEqual(from)
            if (part.to !== null) expect(part.to).toBeGreaterThanOrEqual(part.from)
            if (to !== null) expect(part.to).toBeLessThanOrEqual(to)
          }
      }),
      { numRuns: 200 },
    )
  })

  test('it is the same whether it comes at once or in parts', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(throws(800), fc.nat(150), (list, cut) => {
        const run = drawn(list)
        const parts = new Timeline(() => run.machine, run.log.slice(0, cut))
        parts.take(run.log.slice(cut))
        expect(parts.visits).toEqual(told(run).visits)
      }),
      { numRuns: 100 },
    )
  })
})
