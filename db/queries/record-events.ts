import type { Sql } from '#db/client.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Person } from '#domain/workflows/events.ts'
import type { RecordChange } from '#domain/workflows/listening.ts'

/** A change of a record that some trigger listened to when it was made. */
export type RecordEvent = {
  readonly workspaceId: string
  readonly id: string
  readonly componentId: string
  readonly recordId: string
  readonly change: RecordChange
  readonly before: JsonObject | null
  readonly after: JsonObject | null
  readonly by: Person | null
  readonly depth: number
}

/** How long whoever claimed a change has it to themselves; doubled with every try. */
const CLAIM_S = 30
const LONGEST_CLAIM_S = 3_600

/**
 * Claims the oldest changes that nobody is at work on: of one workspace, or of all. A claim lapses, so that whoever dies at work leaves it
 * to the next.
 */
export async function claimRecordEvents(sql: Sql, workspaceId: string | null, most: number): Promise<RecordEvent[]> {
  const rows = await sql`
    with free as (
      select e.workspace_id, e.id from aqtra.record_events e
      where (${workspaceId}::text is null or e.workspace_id = ${workspaceId}) and (e.claimed_until is null or e.claimed_until < now())
      order by e.created_at, e.id limit ${most} for update skip locked
    ), claimed as (
      update aqtra.record_events e set attempts = e.attempts + 1,
        claimed_until = now() + make_interval(secs => least(${CLAIM_S} * power(2, least(e.attempts, 20)), ${LONGEST_CLAIM_S}))
      from free where e.workspace_id = free.workspace_id and e.id = free.id
      returning e.*
    )
    select c.workspace_id as "workspaceId", c.id, c.component_id as "componentId", c.record_id as "recordId", c.change, c.before, c.after,
      c.depth, case when u.id is null then null else json_build_object('id', u.id, 'name', u.name, 'email', u.email) end as by
    from claimed c left join aqtra.users u on u.id = c.changed_by
    order by c.created_at, c.id`
  return rows as RecordEvent[]
}

/** What has come of a change is certain: it is told no more. */
export async function dropRecordEvents(sql: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`delete from aqtra.record_events where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`
}
