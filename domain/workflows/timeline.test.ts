import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diceOf, drawEvent, drawWorkflow, throws } from './arbitrary.ts'
import { compile } from './machine.ts'
import { isHeld, isOver, wakeAt } from './state.ts'
import { ADA, ask, call, machineFor, OWNER, play, RETRY, type Play } from './testing.ts'
import { stateAt, timeline } from './timeline.ts'

const of = ({ machine, log }: Play) => timeline(() => machine, log)

describe('a timeline', () => {
  test('agrees with the state at every point of the log', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(throws(800), (list) => {
        const machine = compile(drawWorkflow(diceOf(list, 'definition'), { loops: true }), OWNER, 'h1')
        const run = play(machine)
        const dice = diceOf(list, 'events')
        for (let i = 0; i < 20; i++) run.send(drawEvent(dice, run.state))
        for (let count = 1; count <= run.log.length; count++) {
          const entries = timeline(() => machine, run.log.slice(0, count))
          const state = stateAt(() => machine, run.log, count)
          if (!state) throw new Error('no state')
          expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, i) => i + 1))
          expect(entries).toHaveLength(state.nextEntry - 1)
          const standing = Object.values(state.threads).filter(({ phase }) => phase !== 'ready')
          const open = entries.filter(({ leftAt }) => leftAt === null)
          const busy = standing.filter(({ phase }) => phase !== 'failed')
          expect(open.map(({ entry }) => entry)).toEqual(busy.map(({ entry }) => entry).toSorted((a, b) => a - b))
          for (const { id, entry, node, phase, child, parent, index } of standing) {
            const found = entries[entry - 1]
            const parentEntry = parent === null ? null : (state.threads[parent]?.entry ?? null)
            expect(found).toMatchObject({ thread: id, node, parentEntry, index })
            expect(found?.attempts.at(-1)?.to === null).toBe(phase === 'working' || child !== null)
            expect(found?.waits.at(-1)?.to === null).toBe(phase === 'waiting' || phase === 'backoff')
            expect(found?.outcome === 'failed').toBe(phase === 'failed')
          }
          for (const { enteredAt, leftAt, attempts, waits } of entries)
            for (const { from, to } of [...attempts, ...waits]) {
              expect(from).toBeGreaterThanOrEqual(enteredAt)
              if (to !== null) expect(to).toBeGreaterThanOrEqual(from)
              if (leftAt !== null) expect(to).toBeLessThanOrEqual(leftAt)
            }
          if (isOver(state) && !isHeld(state)) expect(open).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })

  test('shows every try, and the time between', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY })] }))
    run.fail('a', 'down', true)
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    run.succeed('a')
    const [entry] = of(run)
    expect(entry?.outcome).toBe('done')
    expect(entry?.attempts.map(({ outcome, error }) => `${outcome} ${error?.code ?? ''}`.trim())).toEqual([
      'failed down',
      'succeeded',
    ])
    expect(entry?.waits.map((wait) => wait.for)).toEqual(['retry'])
  })

  test('shows how long a question was open, apart from putting it', () => {
    const run = play(machineFor({ s: [ask('a')] }))
    const { id, entry, attempt } = run.at('a')
    run.send({ type: 'task.opened', at: 2_000, thread: id, entry, attempt, people: [ADA] })
    run.send({ type: 'task.answered', at: 9_000, task: entry, option: 'yes', comment: '', by: ADA })
    expect(of(run)).toMatchObject([
      {
        leftAt: 9_000,
        attempts: [{ to: 2_000, outcome: 'succeeded' }],
        waits: [{ from: 2_000, to: 9_000, for: 'answer' }],
      },
    ])
  })
})
