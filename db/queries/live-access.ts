import type { Sql } from '#db/client.ts'
import type { Role, WorkspaceRole } from '#domain/auth/roles.ts'

type AccessRow = {
  sessions: string[]
  members: { user_id: string; role: WorkspaceRole; role_ids: string[] }[]
  roles: Role[]
  components: { id: string; key: string; access: 'private' | 'members' }[]
}

/** Members, roles and live components of a workspace, and which of the sessions still hold: one statement. */
export async function readLiveAccess(sql: Sql, workspaceId: string, sessionIds: readonly string[]): Promise<AccessRow> {
  const rows = await sql`
    select
      (select coalesce(json_agg(s.id), '[]') from aqtra.sessions s
        where s.id = any(${sessionIds}::uuid[]) and s.workspace_id = w.id and s.expires_at > now()) as sessions,
      (select coalesce(json_agg(json_build_object('user_id', m.user_id, 'role', m.role, 'role_ids', m.role_ids)), '[]')
        from aqtra.memberships m join aqtra.users u on u.id = m.user_id and u.disabled_at is null
        where m.workspace_id = w.id and m.disabled_at is null) as members,
      (select coalesce(json_agg(o.document), '[]') from aqtra.roles o where o.workspace_id = w.id) as roles,
      (select coalesce(json_agg(json_build_object(
          'id', d.document->'component'->>'id', 'key', d.document->'component'->>'key', 'access', d.document->'component'->>'access')), '[]')
        from aqtra.releases r
        cross join jsonb_each_text(r.manifest->'components') as live (id, hash)
        join aqtra.published_documents d on d.workspace_id = w.id and d.hash = live.hash
        where r.workspace_id = w.id and r.number = w.live_release) as components
    from aqtra.workspaces w where w.id = ${workspaceId}`
  return (rows[0] as AccessRow | undefined) ?? { sessions: [], members: [], roles: [], components: [] }
}
