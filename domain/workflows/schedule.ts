import { Cron } from 'croner'
import { wallClock } from '../expressions/calendar.ts'
import { isoInstant } from '../lib/time.ts'
import type { Trigger } from './trigger.ts'

type Schedule = Extract<Trigger, { kind: 'schedule' }>

/** When a schedule fires. */
export type Timing = Pick<Schedule, 'cron' | 'timeZone'>

/** A fire that comes so late is still on time. */
export const GRACE_MS = 60_000
/** Missed fires older than this are not made up for. */
export const LONGEST_MISSED_MS = 31 * 86_400_000
/** Fires handed out at a time. */
const MOST_AT_ONCE = 100

const read = new Map<string, Cron | null>()
const MOST_READ = 200

/** Null where the text is no schedule. */
function cronOf({ cron, timeZone }: Timing): Cron | null {
  const key = `${timeZone} ${cron}`
  let made = read.get(key)
  if (made === undefined) {
    try {
      made = new Cron(cron.trim(), { timezone: timeZone, paused: true, mode: '5-or-6-parts' })
    } catch {
      made = null
    }
    if (read.size >= MOST_READ) read.clear()
    read.set(key, made)
  }
  return made
}

/**
 * The first fire after an instant, epoch ms; null where there is none, or the schedule cannot be read. A time of day that clocks leave out
 * fires when they have moved on, one that they show twice fires the first time; what fires every hour, or more often, keeps its beat.
 */
export function nextFire(timing: Timing, afterMs: number): number | null {
  try {
    // Fires stand at whole seconds.
    return (
      cronOf(timing)
        ?.nextRun(isoInstant(Math.floor(afterMs / 1_000) * 1_000))
        ?.getTime() ?? null
    )
  } catch {
    // A zone that nobody knows.
    return null
  }
}

/** Why a schedule never fires, or null. Codes are those of the problem dictionary. */
export function scheduleProblem(
  timing: Timing,
  now: number,
): 'cron_malformed' | 'expression_time_zone' | 'cron_never' | null {
  if (cronOf({ ...timing, timeZone: 'UTC' }) === null) return 'cron_malformed'
  try {
    wallClock(now, timing.timeZone)
  } catch {
    return 'expression_time_zone'
  }
  return nextFire(timing, now) === null ? 'cron_never' : null
}

/** What a schedule owes. `through`: once the fires have started, everything up to then is dealt with. */
export type Due = { readonly fires: readonly number[]; readonly through: number }

/**
 * The fires that are due, oldest first; more may follow when these are dealt with. Asked again before that, at a later instant, it names
 * the same ones, so that a key made of the fire's instant starts nothing twice. A clock that goes back fires nothing again.
 * @param since up to when fires have been dealt with
 */
export function dueFires(schedule: Timing & Pick<Schedule, 'missed'>, since: number, now: number): Due {
  const nothing: Due = { fires: [], through: since }
  if (now <= since) return nothing
  const first = nextFire(schedule, Math.max(since, now - LONGEST_MISSED_MS))
  if (first === null || first > now) return nothing
  const late = now - GRACE_MS
  if (first < late && schedule.missed !== 'each')
    // One that was missed stands for all of them.
    return { fires: schedule.missed === 'once' ? [first] : [], through: late - 1 }
  const fires = [first]
  while (fires.length < MOST_AT_ONCE) {
    const next = nextFire(schedule, fires.at(-1) ?? first)
    if (next === null || next > now) break
    fires.push(next)
  }
  return { fires, through: fires.at(-1) ?? since }
}
