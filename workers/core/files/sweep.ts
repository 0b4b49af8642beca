import { createSql } from '#db/client.ts'
import { claimUnattached, deleteClaimed, readClaimed } from '#db/queries/unattached.ts'
import type { Bindings } from '../../env.ts'
import { objectKey } from './place.ts'

/** What one sweep takes away at most: a bucket deletes so many in one call, and the rest can wait for the next. */
const MOST_FILES = 100

/** Deletes files that nobody attached within a day: bytes first, so that a row always says where bytes may still be. */
export async function sweepFiles({
  DATABASE_URL: url,
  NEON_LOCAL: neonLocal,
  FILES: bucket,
}: Pick<Bindings, 'DATABASE_URL' | 'NEON_LOCAL' | 'FILES'>): Promise<void> {
  const sql = createSql({ url, neonLocal })
  await claimUnattached(sql, MOST_FILES)
  const claimed = await readClaimed(sql, MOST_FILES)
  if (claimed.length === 0) return
  await bucket.delete(claimed.map(({ workspaceId, id }) => objectKey(workspaceId, id)))
  await deleteClaimed(sql, claimed)
}
