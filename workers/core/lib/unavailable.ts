import { NeonDbError } from '@neondatabase/serverless'
import { isServerTrouble } from '#db/server-trouble.ts'
import type { ErrorCode } from '#domain/lib/errors.ts'

/** Which service was down when `error` was thrown, looking through its causes; null where it was something else. */
export function unavailable(error: unknown): Extract<ErrorCode, 'database_unavailable' | 'redis_unavailable'> | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if (cause instanceof NeonDbError && isServerTrouble(cause)) return 'database_unavailable'
    // An answer that began and did not end in time; only queries have such a deadline.
    if (cause.name === 'TimeoutError') return 'database_unavailable'
    if (cause.name.startsWith('Upstash')) return 'redis_unavailable'
  }
  return null
}
