import type { Sql } from '#db/client.ts'
import { utc } from './utc.ts'

/** Who changed what, for the log. `id` is a fresh UUID v7. */
export type AuditEntry = {
  readonly id: string
  readonly actorId: string
  readonly event: string
  readonly details: object
}

/** One line of the log as it is shown. */
export type AuditLine = {
  readonly id: string
  readonly event: string
  readonly subject: string
  readonly at: string
  readonly by: { readonly id: string; readonly name: string } | null
  readonly details: { readonly [name: string]: unknown }
}

/** The newest lines about one subject, newest first. */
export async function auditOf(sql: Sql, workspaceId: string, subject: string, limit = 100): Promise<AuditLine[]> {
  const rows = await sql`
    select a.id, a.event, a.subject, ${utc(sql, 'a.at')} as at, a.details,
      case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as by
    from aqtra.audit_log a left join aqtra.users u on u.id = a.actor_id
    where a.workspace_id = ${workspaceId} and a.subject = ${subject}
    order by a.at desc, a.id desc limit ${limit}`
  return rows as AuditLine[]
}
