import { daysInMonth, epochDay, isIsoDate, isoDate, isoInstant, parseInstant } from '../lib/time.ts'

const DAY_MS = 86_400_000

const written = (length: number, unit: string) => (length === 0 ? '' : `${length}${unit}`)

/** A length of time: calendar months, and milliseconds beside them. A day is 24 hours. */
export class Duration {
  readonly months: number
  readonly ms: number

  constructor(months: number, ms: number) {
    this.months = months
    this.ms = ms
  }

  /** Comparable size; a month counts 30 days, as in Postgres. */
  get size(): number {
    return this.months * 30 * DAY_MS + this.ms
  }

  /** ISO 8601: `P1M2DT3H`. Parts of a negative length carry their own sign. */
  toString(): string {
    const rest = this.ms % DAY_MS
    const seconds = (rest % 60_000) / 1_000
    const clock =
      written(Math.trunc(rest / 3_600_000), 'H') + written(Math.trunc(rest / 60_000) % 60, 'M') + written(seconds, 'S')
    const text =
      written(this.months, 'M') + written(Math.trunc(this.ms / DAY_MS), 'D') + (clock === '' ? '' : `T${clock}`)
    return text === '' ? 'PT0S' : `P${text}`
  }
}

/** A length of time, or null where it is too large to count in milliseconds. */
export const duration = (months: number, ms: number): Duration | null =>
  Number.isSafeInteger(months) && Number.isSafeInteger(ms) ? new Duration(months, ms) : null

const civil = (date: string): [number, number, number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}

const pad = (n: number, length: number) => String(n).padStart(length, '0')

/** The date of year, month and day, or null when there is no such day. */
export function dateOf(year: number, month: number, day: number): string | null {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isIsoDate(text) ? text : null
}

/** Days since 1970-01-01. */
export const dayNumber = (date: string): number => epochDay(...civil(date))

/** `2026-01-31` + 1 month is `2026-02-28`: the day is cut to the month's length. */
function addMonths(date: string, months: number): string | null {
  const [year, month, day] = civil(date)
  const index = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return y < 1 || y > 9999 ? null : dateOf(y, m, Math.min(day, daysInMonth(y, m)))
}

/**
 * Moves a date or a datetime (by the form of its text) by a length of time; months first, in UTC. A date stays a date: it
 * moves by whole days, rounded down. Null outside the years 0001 to 9999.
 */
export function shift(value: string, by: Duration, sign: 1 | -1): string | null {
  const date = addMonths(value.slice(0, 10), sign * by.months)
  if (date === null) return null
  if (value.length === 10) {
    const moved = dayNumber(date) + Math.floor((sign * by.ms) / DAY_MS)
    return inYears(moved * DAY_MS) ? isoDate(moved) : null
  }
  const at = parseInstant(date + value.slice(10))
  const moved = at === null ? null : at + sign * by.ms
  return moved === null || !inYears(moved) ? null : isoInstant(moved)
}

const FIRST = epochDay(1, 1, 1) * DAY_MS
const LAST = epochDay(9999, 12, 31) * DAY_MS + DAY_MS
const inYears = (epochMs: number): boolean => epochMs >= FIRST && epochMs < LAST

const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds a zone's clocks are ahead of UTC at an instant. Throws RangeError for a zone nobody knows. */
function offset(epochMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  let format = FORMATS.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    if (FORMATS.size >= 100) FORMATS.clear()
    FORMATS.set(timeZone, format)
  }
  const parts: { [type: string]: number } = {}
  for (const { type, value } of format.formatToParts(epochMs)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const wall = epochDay(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000
  return wall - Math.floor(epochMs / 1_000) * 1_000
}

/** What clocks in a zone show at an instant, as ISO text without a zone: `2026-11-21T10:30:00.000`. */
export function wallClock(epochMs: number, timeZone: string): string {
  return isoInstant(epochMs + offset(epochMs, timeZone)).slice(0, -1)
}

/** The instant a date begins in a zone. */
export function startOfDay(date: string, timeZone: string): string {
  const wall = dayNumber(date) * DAY_MS
  // The offset at the guess may differ from the one at the answer; the second round settles it.
  const guess = wall - offset(wall, timeZone)
  return isoInstant(wall - offset(guess, timeZone))
}

export const CALENDAR_PARTS = ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'date'] as const
export type CalendarPart = (typeof CALENDAR_PARTS)[number]

/** A part of a date, or of a datetime as clocks in the zone show it. Weekdays run from 1, Monday, to 7, Sunday. */
export function calendarPart(part: CalendarPart, value: string, timeZone: string): number | string | null {
  if (part === 'hour' || part === 'minute') {
    const clock = value.length > 10 && value.includes('T') ? local(value, timeZone)?.slice(11) : value
    return clock === undefined ? null : Number(part === 'hour' ? clock.slice(0, 2) : clock.slice(3, 5))
  }
  const date = value.length === 10 ? value : local(value, timeZone)?.slice(0, 10)
  if (date === undefined || !isIsoDate(date)) return null
  if (part === 'date') return date
  if (part === 'weekday') return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
  return civil(date)[part === 'year' ? 0 : part === 'month' ? 1 : 2]
}

function local(datetime: string, timeZone: string): string | undefined {
  const at = parseInstant(datetime)
  return at === null ? undefined : wallClock(at, timeZone)
}
