import { AppError } from '#domain/lib/errors.ts'

// In workerd scrypt runs on the isolate's only thread: while one hash is computed nothing else is. What keeps sign-ins from stalling
// everybody is that no two hashes follow each other without a turn of the event loop between them, and that only few may wait.
//
// Whoever waits polls on a timer of its own. A queue of promises would be shorter, but a request may be cancelled at any await, with
// no `finally`: a promise it owes would then never resolve, and everyone behind it would hang.

/** How many may wait. At some 150 ms a hash the last of them is served within about a second. */
const MAX_WAITING = 8
const POLL_MS = 4
const GIVE_UP_MS = 5_000
/** A turn whose request was cancelled ends by itself. */
const LEASE_MS = 2_000

let busyUntil = 0
/** Everyone waiting, and when they were last seen: those cancelled are seen no more. */
const waiting = new Map<symbol, number>()

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Runs one hash at a time.
 * @throws AppError `overloaded` where eight wait already, or after five seconds of waiting
 */
export async function takeTurn<T>(hash: () => Promise<T>): Promise<T> {
  await wait()
  busyUntil = Date.now() + LEASE_MS
  try {
    return await hash()
  } finally {
    busyUntil = 0
  }
}

async function wait(): Promise<void> {
  const since = Date.now()
  for (const [ticket, seen] of waiting) if (since - seen > LEASE_MS) waiting.delete(ticket)
  if (waiting.size >= MAX_WAITING) throw new AppError('overloaded', { extra: { retryAfter: 2 } })
  if (busyUntil <= since && waiting.size === 0) return
  const ticket = Symbol('ticket')
  waiting.set(ticket, since)
  try {
    do {
      await pause(POLL_MS)
      waiting.set(ticket, Date.now())
      if (Date.now() - since > GIVE_UP_MS) throw new AppError('overloaded', { extra: { retryAfter: 5 } })
    } while (busyUntil > Date.now())
  } finally {
    waiting.delete(ticket)
  }
}
