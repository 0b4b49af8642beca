import type { Sql } from '#db/client.ts'

/**
 * A timestamptz column as the wire carries instants: `2026-11-21T09:30:00.000Z`.
 * @param column our own text, never a caller's
 */
export const utc = (sql: Sql, column: `${string}_at` | `${string}.at`) =>
  sql`to_char(${sql.unsafe(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
