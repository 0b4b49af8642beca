import * as v from 'valibot'
import { calendarPart, Duration, shift } from '../expressions/calendar.ts'
import { isoInstant, parseInstant } from '../lib/time.ts'

export const UNITS = ['seconds', 'minutes', 'hours', 'days', 'workdays', 'weeks', 'months'] as const
export type Unit = (typeof UNITS)[number]

/** A length of time as people write it: `2 workdays`. Work days are Monday to Friday, in UTC. */
export const Span = v.strictObject({
  amount: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  unit: v.picklist(UNITS),
})
export type Span = v.InferOutput<typeof Span>

const MS: { readonly [U in Exclude<Unit, 'workdays' | 'months'>]: number } = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
}

/** The instant a length of time after another, epoch ms; the latest the calendar knows where it would be beyond that. */
export function after(atMs: number, { amount, unit }: Span): number {
  if (unit === 'workdays') return afterWorkdays(atMs, amount)
  if (unit !== 'months') return Math.min(LATEST, atMs + amount * MS[unit])
  const moved = shift(isoInstant(atMs), new Duration(amount, 0), 1)
  return moved === null ? LATEST : (parseInstant(moved) ?? LATEST)
}

/** 9999-12-31T23:59:59.999Z */
const LATEST = 253_402_300_799_999

function afterWorkdays(atMs: number, days: number): number {
  if (days === 0) return atMs
  // A weekend counts as the Friday before it; from a work day, five work days are a week, and what is left is walked.
  let at = atMs
  while (!isWorkday(at)) at -= MS.days
  at += Math.floor(days / 5) * MS.weeks
  for (let left = days % 5; left > 0;) {
    at += MS.days
    if (isWorkday(at)) left--
  }
  return Math.min(LATEST, at)
}

const isWorkday = (atMs: number): boolean => Number(calendarPart('weekday', isoInstant(atMs), 'UTC')) <= 5
