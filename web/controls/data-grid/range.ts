import type { Condition } from '#domain/controls/filter-text.ts'
import { timeZone } from '#web/ui/reader.ts'
import { fromWallClock, toWallClock } from '../wall-clock.ts'

export type RangeKind = 'number' | 'date' | 'datetime'
/** Days are `2026-11-21`; of instants too: the reader's days. */
export type Ends = { readonly from: string | number | null; readonly to: string | number | null }

const DAY_MS = 86_400_000
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10)

/** The conditions that a range comes to. */
export function conditions(of: RangeKind, { from, to }: Ends): Omit<Condition, 'path'>[] {
  const usable = (end: string | number | null): end is string | number => end !== null && !Number.isNaN(end)
  if (of !== 'datetime') {
    return [
      ...(usable(from) ? [{ operator: 'atLeast' as const, value: from }] : []),
      ...(usable(to) ? [{ operator: 'atMost' as const, value: to }] : []),
    ]
  }
  const begins = (day: string) => fromWallClock(`${day}T00:00`, timeZone.peek())
  return [
    ...(usable(from) ? [{ operator: 'atLeast' as const, value: begins(String(from)) }] : []),
    ...(usable(to) ? [{ operator: 'less' as const, value: begins(nextDay(String(to))) }] : []),
  ]
}

/** The ends that conditions came from. */
export function endsOf(of: RangeKind, set: readonly Condition[]): Ends {
  const end = (begins: boolean): string | number | null => {
    const condition = set.find(({ operator }) => (operator === 'atLeast') === begins)
    const value = condition?.value
    if (typeof value === 'number' || typeof value !== 'string' || of !== 'datetime')
      return typeof value === 'number' || typeof value === 'string' ? value : null
    const instant = new Date(Date.parse(value) - (begins ? 0 : 1)).toISOString()
    return toWallClock(instant, timeZone.peek()).slice(0, 10)
  }
  return { from: end(true), to: end(false) }
}
