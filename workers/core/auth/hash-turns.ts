import { AppError } from '#domain/lib/errors.ts'

// In workerd scrypt runs on the isolate's only thread: while one hash is computed (140–165 ms) nothing else is. Several due at once would
// run back to back, for timers come before new requests: six held everybody up for 790 ms. So whoever has hashed rests before letting the
// next one in, and the isolate answers what has come meanwhile; and only few may wait.
//
// Whoever waits polls on a timer of its own. A queue of promises would be shorter, but a request may be cancelled at any await, with
// no `finally`: a promise it owes would then never resolve, and everyone behind it would hang.

/** How many may wait. At some 150 ms a hash the last of them is served within about a second. */
const MAX_WAITING = 8
const POLL_MS = 4
/** Between two hashes; a timer, for the runtime's clock stands still while it computes. */
const REST_MS = 20
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
  if (busyUntil > Date.now() || waiting.size > 0) await wait()
  else take()
  try {
    return await hash()
  } finally {
    await pause(REST_MS)
    busyUntil = 0
  }
}

/** Called with no await between finding it free and taking it. */
const take = () => {
  busyUntil = Date.now() + LEASE_MS
}

async function wait(): Promise<void> {
  const since = Date.now()
  for (const [ticket, seen] of waiting) if (since - seen > LEASE_MS) waiting.delete(ticket)
  if (waiting.size >= MAX_WAITING) throw new AppError('overloaded', { extra: { retryAfter: 2 } })
  const ticket = Symbol('ticket')
  waiting.set(ticket, since)
  try {
    do {
      await pause(POLL_MS)
      waiting.set(ticket, Date.now())
      if (Date.now() - since > GIVE_UP_MS) throw new AppError('overloaded', { extra: { retryAfter: 5 } })
    } while (busyUntil > Date.now())
    take()
  } finally {
    waiting.delete(ticket)
  }
}
