import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAIR_TURN, type InLine, Line, MINUTE_MS, type Permits } from './queue.ts'

const EMPTY = { waiting: [], holders: [], starts: [], turns: 0 }

type Move =
  | { readonly type: 'ask'; readonly run: number }
  | { readonly type: 'leave'; readonly run: number }
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'restart' }

const RUNS = 40
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('ask' as const), run: fc.nat(RUNS - 1) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('leave' as const), run: fc.nat(RUNS - 1) }) },
  // Clocks go back at times.
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('tick' as const), ms: fc.integer({ min: -30_000, max: 40_000 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'restart' as const }) },
)
const permits: fc.Arbitrary<Permits> = fc.record(
  {
    concurrency: fc.integer({ min: 1, max: 5 }),
    perKey: fc.integer({ min: 1, max: 2 }),
    perMinute: fc.integer({ min: 1, max: 6 }),
  },
  { requiredKeys: [] },
)
const runs = fc.array(
  fc.record({ key: fc.constantFrom(null, 'a', 'b', 'c'), priority: fc.constantFrom(0, 0, 0, 1, 5) }),
  { minLength: RUNS, maxLength: RUNS },
)

/** Plays moves, doubled and in any order, and hands every admission to a witness. */
function play(
  limits: Permits,
  about: readonly { key: string | null; priority: number }[],
  moves: readonly Move[],
  witness: (at: { now: number; admitted: readonly InLine[]; holders: ReadonlyMap<string, string | null> }) => void,
) {
  let line = new Line(EMPTY)
  let now = 1_000_000
  const inLine = new Map<string, InLine>()
  const holders = new Map<string, string | null>()
  for (const each of moves) {
    if (each.type === 'tick') now += each.ms
    else if (each.type === 'restart')
      line = new Line({
        waiting: [...inLine.values()],
        holders: [...holders].map(([run, key]) => ({ run, key })),
        starts: line.starts,
        turns: line.turns,
      })
    else if (each.type === 'ask') {
      const run = String(each.run)
      const { key, priority } = about[each.run] ?? { key: null, priority: 0 }
      const entry = line.ask({ run, key, priority })
      expect(entry === null).toBe(inLine.has(run) || holders.has(run))
      if (entry) inLine.set(run, entry)
    } else {
      const run = String(each.run)
      expect(line.leave(run)).toBe(inLine.delete(run) || holders.delete(run))
    }
    const waitingBefore = new Map(inLine)
    const { admitted } = line.admit(limits, now)
    for (const { run, key } of admitted) {
      expect(inLine.delete(run)).toBe(true)
      holders.set(run, key)
    }
    expect([line.waiting, line.holding]).toEqual([inLine.size, holders.size])
    witness({ now, admitted, holders })
    // First come, first served among equals.
    for (const one of admitted)
      for (const other of waitingBefore.values())
        if (other.priority === one.priority && other.key === one.key && other.place < one.place)
          expect(admitted.some(({ run }) => run === other.run)).toBe(true)
  }
  return { line, now, inLine, holders }
}

test('never more than the limits, however messages are doubled, and whenever the object starts anew', () => {
  fc.assert(
    fc.property(permits, runs, fc.array(move, { maxLength: 200 }), (limits, about, moves) => {
      play(limits, about, moves, ({ holders }) => {
        expect(holders.size).toBeLessThanOrEqual(limits.concurrency ?? Infinity)
        for (const key of ['a', 'b', 'c'])
          expect([...holders.values()].filter((one) => one === key).length).toBeLessThanOrEqual(
            limits.perKey ?? Infinity,
          )
      })
    }),
  )
})

test('no more starts in any minute than allowed', () => {
  const forwards = move.filter((each) => each.type !== 'tick' || each.ms >= 0)
  fc.assert(
    fc.property(permits, runs, fc.array(forwards, { maxLength: 200 }), (limits, about, moves) => {
      const starts: number[] = []
      play(limits, about, moves, ({ now, admitted }) => {
        starts.push(...admitted.map(() => now))
        const lately = starts.filter((at) => at > now - MINUTE_MS)
        expect(lately.length).toBeLessThanOrEqual(limits.perMinute ?? Infinity)
      })
    }),
  )
})

test('no permit is lost: once everybody leaves who holds one, everybody has had one', () => {
  fc.assert(
    fc.property(permits, runs, fc.array(move, { maxLength: 120 }), (limits, about, moves) => {
      const { line, holders, inLine, ...end } = play(limits, about, moves, () => {})
      let { now } = end
      for (let round = 0; inLine.size > 0; round++) {
        expect(round).toBeLessThan(200)
        for (const run of holders.keys()) line.leave(run)
        holders.clear()
        const { admitted, wakeAt } = line.admit(limits, now)
        for (const { run, key } of admitted) {
          inLine.delete(run)
          holders.set(run, key)
        }
        // A clock that only goes where the queue wants to be woken gets everybody through.
        if (admitted.length === 0) {
          expect(wakeAt).not.toBeNull()
          expect(wakeAt).toBeGreaterThan(now)
          now = wakeAt ?? now
        }
      }
    }),
  )
})

describe('order', () => {
  const filled = (entries: readonly (readonly [string, number])[]) => {
    const line = new Line(EMPTY)
    for (const [run, priority] of entries) line.ask({ run, key: null, priority })
    return line
  }
  const one = (line: Line) => {
    const [next] = line.admit({ concurrency: 1 }, 0).admitted
    if (next) line.leave(next.run)
    return next?.run
  }

  test('by priority, then as they came', () => {
    const line = filled([
      ['a', 0],
      ['b', 5],
      ['c', 0],
      ['d', 5],
    ])
    expect([one(line), one(line), one(line), one(line)]).toEqual(['b', 'd', 'a', 'c'])
  })

  test('nobody starves under a stream of more important runs', () => {
    const line = filled([['poor', 0]])
    const order: (string | undefined)[] = []
    for (let i = 0; i < FAIR_TURN; i++) {
      line.ask({ run: `rich ${i}`, key: null, priority: 9 })
      order.push(one(line))
    }
    expect(order).toContain('poor')
    expect(order.slice(0, FAIR_TURN - 1)).not.toContain('poor')
  })

  test('a run whose key is taken lets others pass, and goes first when it is free', () => {
    const line = new Line(EMPTY)
    for (const [run, key] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      line.ask({ run, key, priority: 0 })
    const admitted = () => line.admit({ perKey: 1 }, 0).admitted.map(({ run }) => run)
    expect(admitted()).toEqual(['a1', 'b1'])
    line.ask({ run: 'a3', key: 'a', priority: 0 })
    expect(admitted()).toEqual([])
    line.leave('a1')
    expect(admitted()).toEqual(['a2'])
  })

  test('a fork that is under way already takes a permit that is not there, and the next one waits for two', () => {
    const line = filled([['a', 0]])
    const permits1 = { concurrency: 1 }
    expect(line.admit(permits1, 0).admitted).toHaveLength(1)
    expect(line.hold('fork', null)).toBe(true)
    line.ask({ run: 'b', key: null, priority: 0 })
    line.leave('a')
    expect(line.admit(permits1, 0).admitted).toEqual([])
    line.leave('fork')
    expect(line.admit(permits1, 0).admitted.map(({ run }) => run)).toEqual(['b'])
  })
})
