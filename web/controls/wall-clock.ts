const two = (n: number) => String(n).padStart(2, '0')

/** Wall clock parts of an instant in a zone, as epoch ms would have them were the zone UTC. */
function wallMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** An instant as a date-time input shows it in a zone: `2026-11-17T09:02`; '' for what is no instant. */
export function toWallClock(iso: string, timeZone: string): string {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return ''
  const at = new Date(wallMs(instant, timeZone))
  const day = `${String(at.getUTCFullYear()).padStart(4, '0')}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  return `${day}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${at.getUTCSeconds() > 0 ? `:${two(at.getUTCSeconds())}` : ''}`
}

/** The instant a wall clock shows in a zone; of a time that a clock change skips, the one after it. Null for what is no time. */
export function fromWallClock(wall: string, timeZone: string): string | null {
  const target = Date.parse(`${wall}Z`)
  if (Number.isNaN(target)) return null
  // The offset at the guess may not be the offset at the answer; the second step sees the right one.
  let guess = target - (wallMs(target, timeZone) - target)
  guess += target - wallMs(guess, timeZone)
  return new Date(guess).toISOString()
}
