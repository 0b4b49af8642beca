import { NeonDbError } from '@neondatabase/serverless'
import type { ErrorCode } from '#domain/lib/errors.ts'

/** SQLSTATE classes that say the server, not the statement, is the trouble: connection, log-in, no such database, resources, shut-down. */
const SERVER_TROUBLE = /^(08|28|3D|53|57P)/

const isNeonTrouble = (error: NeonDbError): boolean =>
  error.code === undefined
    ? /^(Error connecting to database|Server error)/.test(error.message)
    : SERVER_TROUBLE.test(error.code)

/** Which service was down when `error` was thrown, looking through its causes; null where it was something else. */
export function unavailable(error: unknown): Extract<ErrorCode, 'database_unavailable' | 'redis_unavailable'> | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if (cause instanceof NeonDbError && isNeonTrouble(cause)) return 'database_unavailable'
    if (cause.name.startsWith('Upstash')) return 'redis_unavailable'
  }
  return null
}
