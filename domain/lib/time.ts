// Calendar arithmetic on ISO 8601 text, without a clock. `Date` is not used: its parser takes forms that are not ISO 8601.

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

const DAY_MS = 86_400_000

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Whether `text` is a day that exists, years 0001 to 9999. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number)
  if (!year || !month || !day || month > 12) return false
  return day <= daysInMonth(year, month)
}

/** Whether `text` is a time of day, `HH:MM` with optional seconds and milliseconds. */
export const isIsoTime = (text: string): boolean => TIME.test(text)

/** Days from 1970-01-01 to the given civil day (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, days_from_civil). */
export function epochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The civil day `days` after 1970-01-01 as ISO text (civil_from_days of the same source). */
export function isoDate(days: number): string {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Epoch milliseconds → `2026-11-21T09:30:00.000Z`. */
export function isoInstant(epochMs: number): string {
  const days = Math.floor(epochMs / DAY_MS)
  const ms = epochMs - days * DAY_MS
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const clock = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1_000) % 60)}`
  return `${isoDate(days)}T${clock}.${String(ms % 1_000).padStart(3, '0')}Z`
}

/** ISO 8601 instant with a zone → epoch milliseconds, or null. Fractions beyond milliseconds are cut. */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text)
  if (!match) return null
  const [, day = '', hours = '', minutes = '', seconds = '0', fraction = '', zone = ''] = match
  if (!isIsoDate(day)) return null
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  const [zh = 0, zm = 0] = zone === 'Z' ? [0, 0] : zone.slice(1).split(':').map(Number)
  const offsetMinutes = (zone.startsWith('-') ? -1 : 1) * (zh * 60 + zm)
  const clock = (Number(hours) * 60 + Number(minutes) - offsetMinutes) * 60_000 + Number(seconds) * 1_000
  return epochDay(y, m, d) * DAY_MS + clock + Number(fraction.padEnd(3, '0').slice(0, 3))
}

/** ISO 8601 instant in any zone → the same instant in UTC with milliseconds, or null. */
export function instantOf(text: string): string | null {
  const at = parseInstant(text)
  return at === null ? null : isoInstant(at)
}
