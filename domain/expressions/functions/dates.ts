import { instantOf, isIsoDate, isIsoTime, isoInstant } from '../../lib/time.ts'
import { calendarPart, type CalendarPart, dateOf, dayNumber, duration, startOfDay, wallClock } from '../calendar.ts'
import { type Frame, Halt, spend } from '../frame.ts'
import { define } from './define.ts'

/** Runs what reads the time zone; a zone nobody knows is told as such. */
function zoned<T>(frame: Frame, work: (timeZone: string) => T): T {
  // Looking a zone up costs microseconds where other steps cost nanoseconds.
  spend(frame, 40)
  try {
    return work(frame.timeZone)
  } catch (error) {
    if (error instanceof RangeError) throw new Halt('expression_time_zone', { timeZone: frame.timeZone })
    throw error
  }
}

const part = (name: CalendarPart, frame: Frame, value: string) =>
  zoned(frame, (zone) => calendarPart(name, value, zone))

const asDate = (frame: Frame, value: string): string | null => {
  const date = isIsoDate(value) ? value : instantOf(value) === null ? null : part('date', frame, value)
  return typeof date === 'string' ? date : null
}

const HOUR_MS = 3_600_000

export const DATE_FUNCTIONS = [
  define('now', [], { result: 'datetime', run: (frame) => isoInstant(frame.now) }),
  define('today', [], {
    result: 'date',
    run: (frame) => zoned(frame, (zone) => wallClock(frame.now, zone).slice(0, 10)),
  }),
  define('date', ['value: string|date|datetime'], { result: 'date', run: asDate }),
  define('date', ['year: int', 'month: int', 'day: int'], {
    result: 'date',
    run: (_, year, month, day) => dateOf(year, month, day),
  }),
  define('datetime', ['value: string|date|datetime'], {
    result: 'datetime',
    run: (frame, value) => (isIsoDate(value) ? zoned(frame, (zone) => startOfDay(value, zone)) : instantOf(value)),
  }),
  define('time', ['value: string|time'], {
    result: 'time',
    run: (_, value) => (isIsoTime(value) ? (value.length === 5 ? `${value}:00` : value) : null),
  }),
  define('months', ['count: int'], { result: 'duration', run: (_, count) => duration(count, 0) }),
  define('days', ['count: int'], { result: 'duration', run: (_, count) => duration(0, count * 24 * HOUR_MS) }),
  define('hours', ['count: int'], { result: 'duration', run: (_, count) => duration(0, count * HOUR_MS) }),
  define('minutes', ['count: int'], { result: 'duration', run: (_, count) => duration(0, count * 60_000) }),
  define('year', ['value: date|datetime'], { result: 'int', run: (frame, value) => part('year', frame, value) }),
  define('month', ['value: date|datetime'], { result: 'int', run: (frame, value) => part('month', frame, value) }),
  define('day', ['value: date|datetime'], { result: 'int', run: (frame, value) => part('day', frame, value) }),
  define('weekday', ['value: date|datetime'], { result: 'int', run: (frame, value) => part('weekday', frame, value) }),
  define('hour', ['value: time|datetime'], { result: 'int', run: (frame, value) => part('hour', frame, value) }),
  define('minute', ['value: time|datetime'], { result: 'int', run: (frame, value) => part('minute', frame, value) }),
  define('daysBetween', ['from: date|datetime', 'to: date|datetime'], {
    result: 'int',
    run(frame, from, to) {
      const [a, b] = [asDate(frame, from), asDate(frame, to)]
      return a === null || b === null ? null : dayNumber(b) - dayNumber(a)
    },
  }),
] as const
