import { createSql } from '#db/client.ts'
import { deleteExpired } from '#db/queries/expired.ts'
import type { Bindings } from '../../env.ts'
import { sweepFiles } from '../files/sweep.ts'
import { archiveRuns } from '../workflows/archive.ts'

/** Looking for files nobody attached reads every table that has files: once an hour of the night does, run by run. */
const SWEEPING_HOUR = 3

/**
 * Deletes what nobody can use any more. Harmless at any time, however often.
 * @param at when it was due, epoch ms
 */
export async function tidyUp(env: Pick<Bindings, 'DATABASE_URL' | 'NEON_LOCAL' | 'FILES'>, at: number): Promise<void> {
  await deleteExpired(createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL }))
  if (new Date(at).getUTCHours() !== SWEEPING_HOUR) return
  await sweepFiles(env)
  await archiveRuns(env)
}
