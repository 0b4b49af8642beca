import type { Sql } from '#db/client.ts'
import type { AuditEntry } from './audit.ts'
import type { Written } from './drafts.ts'

/** What happens to one site's draft. */
export type SiteChange = {
  readonly id: string
  /** The revision it was made on; null for a site that is new. */
  readonly base: number | null
  /** Null deletes it. */
  readonly written: Written<'site'> | null
  readonly audit: AuditEntry
}

/**
 * Stores changes of a workspace's sites together, with their lines in the log, unless one of them was made on a revision that is
 * past or not exactly one of the sites would then be the default. Changes of one workspace come one after the other, so that each sees
 * the one before. A taken key is error 23505.
 * @returns the new revisions by id, or null where nothing was done
 */
export async function changeSites(
  sql: Sql,
  workspaceId: string,
  changes: readonly SiteChange[],
): Promise<ReadonlyMap<string, number> | null> {
  const given = changes.map(({ id, base, written, audit }) => ({ ...written, ...audit, id, base, audit: audit.id }))
  const actorId = changes[0]?.audit.actorId ?? null
  const [, rows] = await sql.transaction([
    // What follows sees what was stored until the lock was given.
    sql`select from aqtra.workspaces where id = ${workspaceId} for no key update`,
    sql`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as given (id text, base integer, document jsonb, key text, hash text, audit uuid, event text, details jsonb)
      ), standing as materialized (
        select id, revision, (document->>'isDefault')::boolean as is_default from aqtra.drafts
        where workspace_id = ${workspaceId} and kind = 'site' and deleted_at is null
      ), outcome as (
        select is_default from standing where id not in (select id from given)
        union all select (document->>'isDefault')::boolean from given where document is not null
      ), verdict as materialized (
        select not exists (select from given left join standing using (id) where base is distinct from revision)
          and (select count(*) filter (where is_default) = least(count(*), 1) from outcome) as holds
      ), made as (
        insert into aqtra.drafts (workspace_id, id, kind, key, document, hash, updated_by)
        select ${workspaceId}, id, 'site', key, document, hash, ${actorId}::uuid from given
        where base is null and (select holds from verdict)
        returning id, revision
      ), saved as (
        update aqtra.drafts d set document = given.document, key = given.key, hash = given.hash, revision = d.revision + 1,
          updated_at = now(), updated_by = ${actorId}::uuid
        from given where d.workspace_id = ${workspaceId} and d.id = given.id and given.base is not null and given.document is not null
          and (select holds from verdict)
        returning d.id, d.revision
      ), gone as (
        update aqtra.drafts d set deleted_at = now(), revision = d.revision + 1, updated_at = now(), updated_by = ${actorId}::uuid
        from given where d.workspace_id = ${workspaceId} and d.id = given.id and given.document is null and (select holds from verdict)
        returning d.id, d.revision
      ), stored as (
        select * from made union all select * from saved union all select * from gone
      ), logged as (
        insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
        select audit, ${workspaceId}, ${actorId}::uuid, event, id, details from given join stored using (id)
      )
      select id, revision from stored`,
  ])
  const stored = (rows ?? []) as { id: string; revision: number }[]
  return stored.length === 0 ? null : new Map(stored.map(({ id, revision }) => [id, revision]))
}
