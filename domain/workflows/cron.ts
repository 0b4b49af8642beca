const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

type Field = {
  readonly min: number
  readonly max: number
  readonly names?: readonly string[]
  readonly special?: RegExp
}

/** Minute, hour, day of the month, month, day of the week. Seconds may come before them. */
const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  // The last day.
  { min: 1, max: 31, special: /^l$/ },
  { min: 1, max: 12, names: MONTHS },
  // The last one, or the n-th one, of the month.
  { min: 0, max: 7, names: DAYS, special: /^[0-7](#[1-5]|l)$/ },
]

/**
 * Whether a text is a time as cron has it: five fields, or six with seconds first, of numbers, names, ranges, steps and lists. Takes a part
 * of what the scheduler takes, and nothing that it does not.
 */
export function isCron(text: string): boolean {
  const parts = text.trim().toLowerCase().split(/\s+/)
  const fields = parts.length === 6 ? [FIELDS[0] as Field, ...FIELDS] : FIELDS
  return (
    parts.length === fields.length &&
    fields.every((field, i) => (parts[i] ?? '').split(',').every((part) => isPart(part, field)))
  )
}

function isPart(part: string, field: Field): boolean {
  if (field.special?.test(part)) return true
  const [range = '', step, ...more] = part.split('/')
  if (more.length > 0 || (step !== undefined && !isStep(step, field))) return false
  if (range === '*') return true
  const [from, to, ...others] = range.split('-').map((text) => numberOf(text, field))
  if (others.length > 0 || from === null || from === undefined || to === null) return false
  return to === undefined ? step === undefined : from <= to
}

const isStep = (text: string, { max }: Field): boolean =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= max

function numberOf(text: string, { min, max, names }: Field): number | null {
  const named = names?.indexOf(text) ?? -1
  if (named >= 0) return named + (min === 1 ? 1 : 0)
  return /^\d{1,2}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : null
}

/** Whether a text names a time zone. */
export function isTimeZone(text: string): boolean {
  try {
    return text.length > 0 && new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== ''
  } catch {
    return false
  }
}
