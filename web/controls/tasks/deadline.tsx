import { Icon } from '#web/ui/icon.tsx'
import { clockIcon } from '#web/ui/icons.ts'
import { formatDateTime, formatDay, formatRelative, formatTime } from '#web/ui/format/dates.ts'
import { timeZone } from '#web/ui/reader.ts'
import { messages } from './messages.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How pressing an instant is: a few hours, two days, or more. */
export const pressOf = (deadline: string, now: number): 'danger' | 'warning' | 'none' => {
  const left = Date.parse(deadline) - now
  return left < 8 * HOUR_MS ? 'danger' : left < 2 * DAY_MS ? 'warning' : 'none'
}

const dayIn = (at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timeZone.value, dateStyle: 'short' }).format(at)
const clockIn = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: timeZone.value, timeStyle: 'short' }).format(at)

/** An instant as people say it: today and tomorrow by name and clock, others by their day. */
export function whenOf(instant: string, now: number): string {
  const at = Date.parse(instant)
  const days = Math.round((Date.parse(dayIn(at)) - Date.parse(dayIn(now))) / DAY_MS)
  if (Math.abs(days) > 1) return days > 0 ? formatDay(at) : formatDateTime(at)
  const midday = 12 * HOUR_MS
  return `${formatRelative(days * DAY_MS + midday * Math.sign(days), 0)}, ${formatTime(clockIn(at))}`
}

/** The badge over a question: until when it is to be answered. */
export function DeadlineBadge({ deadline, now = Date.now() }: { deadline: string; now?: number }) {
  const when = whenOf(deadline, now)
  const press = pressOf(deadline, now)
  return (
    <span class={`badge due ${press === 'none' ? '' : press}`}>
      <Icon drawing={clockIcon} />
      {Date.parse(deadline) < now ? messages.t.late(when) : messages.t.by(when)}
    </span>
  )
}
