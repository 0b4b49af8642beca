import { formatDateTime } from '#web/ui/format/dates.ts'
import { keep } from '#web/ui/format/formatters.ts'
import { formatTag, timeZone } from '#web/ui/reader.ts'

const formatter = keep((tag, options: Intl.DateTimeFormatOptions | undefined) => new Intl.DateTimeFormat(tag, options))

const DAY = 86_400_000
const MINUTE = 60_000

const write = (at: number, options: Intl.DateTimeFormatOptions): string =>
  formatter(formatTag.value, { timeZone: timeZone.value, ...options }).format(at)

/** A time of day to the second, and the day where it is another than the reader's own. */
export function clockTime(at: number, fraction = false): string {
  return write(at, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(fraction ? { fractionalSecondDigits: 1 } : {}),
    hourCycle: 'h23',
  })
}

export const fullTime = (at: number): string => formatDateTime(at)

/** An instant on an axis with so much between its ticks. */
export function tickTime(at: number, step: number): string {
  if (step >= DAY) return write(at, { day: 'numeric', month: 'short' })
  if (step >= MINUTE) return write(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return write(at, {
    minute: '2-digit',
    second: '2-digit',
    hour: '2-digit',
    ...(step < 1_000 ? { fractionalSecondDigits: step < 10 ? 3 : step < 100 ? 2 : 1 } : {}),
    hourCycle: 'h23',
  })
}
