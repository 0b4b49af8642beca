import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diceOf, drawEvent, drawWorkflow, throws } from './arbitrary.ts'
import { compile } from './machine.ts'
import { ADA, machineFor, OWNER, play, type Play } from './testing.ts'
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
    expect(pay?.waits.map(({ phase, fromEvent, toEvent }) => [phase, fromEvent, toEvent])).toEqual([['backoff', 1, 2]])
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
    expect(both?.waits[0]?.phase).toBe('joining')
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
function drawn(list: { seed: number; length: number }): Play {
  const run = play(compile(drawWorkflow(diceOf(list, 'definition'), { loops: true }), OWNER, 'h1'))
  const dice = diceOf(list, 'events')
  for (let i = 0; i < 150; i++) run.send(drawEvent(dice, run.state))
  return run
}

describe('of any run', () => {
  test('every past state is the one that replaying to there leads to', () => {
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

  test('stays are open where threads stand, and nowhere else', () => {
    fc.assert(
      fc.property(throws(800), (list) => {
        const run = drawn(list)
        const story = told(run)
        const open = story.visits.filter(({ to }) => to === null).map(({ entry }) => entry)
        const standing = Object.values(run.state.threads)
          .filter(({ phase }) => phase !== 'ready' && phase !== 'failed')
          .map(({ entry }) => entry)
        expect(open.toSorted()).toEqual(standing.toSorted())
        for (const { from, to, fromEvent, toEvent, attempts, waits } of story.visits) {
          if (to !== null) expect([from <= to, fromEvent <= (toEvent ?? -1)]).toEqual([true, true])
          for (const part of [...attempts, ...waits])
            if (to !== null) expect(part.to ?? Infinity).toBeLessThanOrEqual(to)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('it is the same whether it comes at once or in parts', () => {
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
