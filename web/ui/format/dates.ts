import { formatTag, timeZone } from '../reader.ts'
import { keep } from './formatters.ts'

const formatter = keep((tag, options: Intl.DateTimeFormatOptions | undefined) => new Intl.DateTimeFormat(tag, options))
const relative = keep(
  (tag, options: Intl.RelativeTimeFormatOptions | undefined) => new Intl.RelativeTimeFormat(tag, options),
)

export type Length = 'short' | 'medium' | 'long'

const write = (instant: number, options: Intl.DateTimeFormatOptions, unreadable: string): string =>
  Number.isNaN(instant) ? unreadable : formatter(formatTag.value, options).format(instant)

/** A calendar day. @param day `2026-11-17`; text that is no day is shown as it is */
export const formatDate = (day: string, length: Length = 'medium'): string =>
  write(Date.parse(`${day}T00:00:00Z`), { dateStyle: length, timeZone: 'UTC' }, day)

/** A time of day. @param time `09:02` or `09:02:30` */
export const formatTime = (time: string, length: 'short' | 'medium' = 'short'): string =>
  write(Date.parse(`1970-01-01T${time}Z`), { timeStyle: length, timeZone: 'UTC' }, time)

/** An instant in the reader's zone. @param instant ISO 8601 text or epoch ms */
export function formatDateTime(instant: string | number, length: Length = 'medium'): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return write(at, { dateStyle: length, timeStyle: 'short', timeZone: timeZone.value }, String(instant))
}

/** The day of an instant in the reader's zone. @param instant ISO 8601 text or epoch ms */
export function formatDay(instant: string | number, length: Length = 'medium'): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return write(at, { dateStyle: length, timeZone: timeZone.value }, String(instant))
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

/** `3 hours ago`, `tomorrow`, `now`. @param at epoch ms @param now epoch ms */
export function formatRelative(at: number, now: number): string {
  const gap = at - now
  const [unit, size] = UNITS.find(([, length]) => Math.abs(gap) >= length) ?? ['second', 1_000]
  return relative(formatTag.value, { numeric: 'auto' }).format(Math.trunc(gap / size), unit)
}
