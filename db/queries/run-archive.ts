import type { Sql } from '#db/client.ts'
import type { RunEvent } from '#domain/workflows/events.ts'

export type ExpiredLog = { readonly workspaceId: string; readonly id: string; readonly log: readonly RunEvent[] }

/** Runs that ended longer ago than their workflow keeps them here, oldest first. */
export async function readExpiredLogs(sql: Sql, limit: number): Promise<ExpiredLog[]> {
  const rows = await sql`
    select workspace_id as "workspaceId", id, log from aqtra.workflow_runs
    where ended_at is not null and log is not null and ended_at < now() - keep_days * interval '1 day'
    order by ended_at limit ${limit}`
  return rows as ExpiredLog[]
}

/** The events are in the archive now. */
export async function dropLogs(
  sql: Sql,
  moved: readonly { readonly workspaceId: string; readonly id: string; readonly archive: string }[],
): Promise<void> {
  await sql`
    update aqtra.workflow_runs r set log = null, archive = m.archive
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m ("workspaceId" text, id uuid, archive text)
    where r.workspace_id = m."workspaceId" and r.id = m.id`
}
