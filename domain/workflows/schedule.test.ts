import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallClock } from '../expressions/calendar.ts'
import { isoInstant, parseInstant } from '../lib/time.ts'
import { dueFires, GRACE_MS, LONGEST_MISSED_MS, nextFire, scheduleProblem, type Timing } from './schedule.ts'

const at = (text: string) => parseInstant(text) ?? Number.NaN
const iso = (ms: number | null) => (ms === null ? null : isoInstant(ms))

function fires(timing: Timing, after: number, until: number): number[] {
  const found: number[] = []
  for (let next = nextFire(timing, after); next !== null && next <= until; next = nextFire(timing, next)) {
    found.push(next)
    if (found.length > 20_000) throw new Error('no end')
  }
  return found
}

describe('clocks that change', () => {
  const berlin = (cron: string): Timing => ({ cron, timeZone: 'Europe/Berlin' })

  test('a time that is left out fires when clocks have moved on', () => {
    expect(fires(berlin('30 2 * * *'), at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z')).map(iso)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
  })

  test('a time that comes twice fires the first time', () => {
    expect(fires(berlin('30 2 * * *'), at('2026-10-24T12:00:00Z'), at('2026-10-26T12:00:00Z')).map(iso)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  test('what fires every quarter of an hour keeps its beat', () => {
    for (const day of ['2026-03-28T22:00:00Z', '2026-10-24T21:00:00Z']) {
      const found = fires(berlin('*/15 * * * *'), at(day), at(day) + 8 * 3_600_000)
      expect(found).toEqual(Array.from({ length: 32 }, (_, i) => at(day) + (i + 1) * 900_000))
    }
  })
})

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Casablanca',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') })

test('a time of day fires once on every day that has it, whatever clocks do', () => {
  fc.assert(
    fc.property(zone, instant, fc.nat(23), fc.nat(59), (timeZone, from, hour, minute) => {
      const found = fires({ cron: `${minute} ${hour} * * *`, timeZone }, from, from + 40 * 86_400_000)
      const days = found.map((ms) => wallClock(ms, timeZone).slice(0, 10))
      expect(new Set(days).size).toBe(days.length)
      for (const [i, ms] of found.entries()) {
        const gap = ms - (found[i - 1] ?? ms - 86_400_000)
        // At most the size of a change of clocks away from a day.
        expect(Math.abs(gap - 86_400_000)).toBeLessThanOrEqual(3 * 3_600_000)
      }
    }),
    { numRuns: 150 },
  )
})

test('an every-so-many-minutes schedule fires exactly when the clock on the wall says so', () => {
  fc.assert(
    fc.property(zone, instant, fc.constantFrom(5, 10, 15, 20, 30), (timeZone, from, step) => {
      const start = Math.ceil(from / 60_000) * 60_000
      const found = new Set(fires({ cron: `*/${step} * * * *`, timeZone }, start - 1, start + 6 * 3_600_000))
      for (let ms = start; ms <= start + 6 * 3_600_000; ms += 60_000)
        expect(found.has(ms)).toBe(Number(wallClock(ms, timeZone).slice(14, 16)) % step === 0)
    }),
    { numRuns: 80 },
  )
})

const cron = fc.constantFrom('* * * * *', '*/7 * * * *', '30 2 * * *', '0 * * * *', '0 3 * * 1', '15 1-3 * * *')
const missed = fc.constantFrom('skip' as const, 'once' as const, 'each' as const)

/** Looks at the clock again and again, as an object with an alarm does, and deals with what is due. */
function drive(
  schedule: Timing & { missed: 'skip' | 'once' | 'each' },
  start: number,
  looks: readonly number[],
): number[] {
  const started: number[] = []
  let since = start
  for (const now of looks)
    for (;;) {
      const due = dueFires(schedule, since, now)
      started.push(...due.fires)
      if (due.through === since) break
      expect(due.through).toBeGreaterThan(since)
      since = due.through
    }
  return started
}

const looks = fc.array(fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 14_400_000 })), {
  minLength: 1,
  maxLength: 6,
})

test('each: every fire starts exactly once, however seldom anybody looks, wherever clocks go back', () => {
  fc.assert(
    fc.property(
      zone,
      cron,
      instant,
      looks,
      fc.integer({ min: 0, max: 600_000 }),
      (timeZone, text, from, waits, back) => {
        const schedule = { cron: text, timeZone, missed: 'each' as const }
        let now = from
        const seen = waits.flatMap((wait) => [(now += wait), now - back])
        expect(drive(schedule, from, seen)).toEqual(fires(schedule, from, now))
      },
    ),
    { numRuns: 60 },
  )
})

test('skip and once: what is on time fires exactly once; of what was missed nothing, or one for each time nobody looked', () => {
  fc.assert(
    fc.property(zone, cron, missed, instant, looks, (timeZone, text, policy, from, waits) => {
      const schedule = { cron: text, timeZone, missed: policy }
      let now = from
      const times = waits.map((wait) => (now += wait))
      const started = drive(schedule, from, times)
      expect(new Set(started).size).toBe(started.length)
      expect(started).toEqual(started.toSorted((a, b) => a - b))
      let last = from
      for (const time of times) {
        const due = fires(schedule, last, time)
        const late = due.filter((fire) => fire < time - GRACE_MS)
        const made = started.filter((fire) => fire > last && fire <= time)
        if (policy === 'each') expect(made).toEqual(due)
        else {
          const want = policy === 'once' && late[0] !== undefined ? [late[0]] : []
          expect(made).toEqual([...want, ...due.filter((fire) => fire >= time - GRACE_MS)])
        }
        last = time
      }
    }),
    { numRuns: 60 },
  )
})

test('a death between start and note names the same fire again', () => {
  const schedule = { cron: '0 * * * *', timeZone: 'UTC', missed: 'once' as const }
  const since = at('2026-01-01T00:00:00Z')
  const first = dueFires(schedule, since, at('2026-01-01T05:10:00Z'))
  expect(first.fires.map(iso)).toEqual(['2026-01-01T01:00:00.000Z'])
  expect(dueFires(schedule, since, at('2026-01-01T09:10:00Z')).fires).toEqual(first.fires)
})

test('years without a look are made up for in bounded pieces, and not from the beginning of time', () => {
  const schedule = { cron: '* * * * * *', timeZone: 'UTC', missed: 'each' as const }
  const now = at('2026-01-01T00:00:00Z')
  const due = dueFires(schedule, 0, now)
  expect(due.fires.length).toBe(100)
  expect(due.fires[0]).toBeGreaterThan(now - LONGEST_MISSED_MS)
})

test.each([
  ['* * * *', 'UTC', 'cron_malformed'],
  ['', 'UTC', 'cron_malformed'],
  ['61 * * * *', 'UTC', 'cron_malformed'],
  ['* * * * * * 2030', 'UTC', 'cron_malformed'],
  ['0 0 30 2 *', 'UTC', 'cron_never'],
  ['0 0 * * *', 'Mars/Olympus', 'expression_time_zone'],
  ['0 0 29 2 *', 'UTC', null],
  ['*/10 * * * * *', 'Europe/Paris', null],
])('%j in %s: %s', (text, timeZone, problem) => {
  expect(scheduleProblem({ cron: text, timeZone }, at('2026-01-01T00:00:00Z'))).toBe(problem)
  if (problem !== null) {
    expect(nextFire({ cron: text, timeZone }, 0)).toBeNull()
    expect(dueFires({ cron: text, timeZone, missed: 'each' }, 0, at('2026-01-01T00:00:00Z')).fires).toEqual([])
  }
})
