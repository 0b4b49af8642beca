import { createSql } from '#db/client.ts'
import { dropLogs, readExpiredLogs } from '#db/queries/run-archive.ts'
import { archiveKey } from '#domain/workflows/run-id.ts'
import type { Bindings } from '../../env.ts'

/** Runs moved in one go; the rest can wait for the next. */
const MOST_RUNS = 200

/** Moves the events of runs that ended long ago from the database to the archive. The bytes first: a row always says where they are. */
export async function archiveRuns({
  DATABASE_URL: url,
  NEON_LOCAL: neonLocal,
  FILES: bucket,
}: Pick<Bindings, 'DATABASE_URL' | 'NEON_LOCAL' | 'FILES'>): Promise<void> {
  const sql = createSql({ url, neonLocal })
  const expired = await readExpiredLogs(sql, MOST_RUNS)
  const moved: { workspaceId: string; id: string; archive: string }[] = []
  for (const { workspaceId, id, log } of expired) {
    const archive = archiveKey(workspaceId, id)
    await bucket.put(archive, JSON.stringify(log), { httpMetadata: { contentType: 'application/json' } })
    moved.push({ workspaceId, id, archive })
  }
  if (moved.length > 0) await dropLogs(sql, moved)
}
