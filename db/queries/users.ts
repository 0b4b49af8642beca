import type { Sql } from '#db/client.ts'
import type { ChangeMember } from '#domain/auth/members.ts'
import type { WorkspaceRole } from '#domain/auth/roles.ts'
import { utc } from './utc.ts'

export type Member = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: WorkspaceRole
  readonly roleIds: readonly string[]
  readonly disabled: boolean
  readonly lastSeenAt: string | null
}

export async function listMembers(sql: Sql, workspaceId: string): Promise<Member[]> {
  const rows = await sql`
    select u.id, u.name, u.email, m.role, m.role_ids as "roleIds",
      (m.disabled_at is not null or u.disabled_at is not null) as disabled, ${utc(sql, 's.last_seen_at')} as "lastSeenAt"
    from aqtra.memberships m
    join aqtra.users u on u.id = m.user_id
    left join lateral (
      select max(last_seen_at) as last_seen_at from aqtra.sessions where user_id = m.user_id and workspace_id = m.workspace_id
    ) s on true
    where m.workspace_id = ${workspaceId}
    order by lower(u.name), u.id
    limit 5000`
  return rows as Member[]
}

export type MemberOutcome = 'changed' | 'not_found' | 'role_unknown' | 'last_owner'

/**
 * Changes a membership in one statement: owners are locked first, so that two owners who demote each other at the same time leave one.
 * Disabling ends the member's sessions in this workspace.
 */
export async function changeMember(
  sql: Sql,
  at: { workspaceId: string; userId: string; actorId: string; auditId: string },
  change: ChangeMember,
): Promise<MemberOutcome> {
  const role = change.role ?? null
  const roleIds = change.roleIds ?? null
  const disabled = change.disabled ?? null
  const [row] = await sql`
    with owners as (
      select user_id from aqtra.memberships
      where workspace_id = ${at.workspaceId} and role = 'owner' and disabled_at is null
      order by user_id for update
    ), unknown as (
      select id from unnest(${roleIds}::text[]) as asked(id)
      where not exists (select from aqtra.roles r where r.workspace_id = ${at.workspaceId} and r.id = asked.id)
    ), changed as (
      update aqtra.memberships m set
        role = coalesce(${role}, m.role),
        role_ids = coalesce(${roleIds}::text[], m.role_ids),
        disabled_at = case when ${disabled}::boolean is null then m.disabled_at when ${disabled}::boolean then coalesce(m.disabled_at, now()) end
      where m.workspace_id = ${at.workspaceId} and m.user_id = ${at.userId}
        and not exists (select from unknown)
        and (
          exists (select from owners where user_id <> ${at.userId})
          or not exists (select from owners where user_id = ${at.userId})
          or (coalesce(${role}, m.role) = 'owner' and not coalesce(${disabled}::boolean, false))
        )
      returning m.user_id
    ), ended as (
      delete from aqtra.sessions
      where workspace_id = ${at.workspaceId} and ${disabled}::boolean and user_id in (select user_id from changed)
    ), bumped as (
      update aqtra.workspaces set access_version = access_version + 1 where id = ${at.workspaceId} and exists (select from changed)
    ), audited as (
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      select ${at.auditId}::uuid, ${at.workspaceId}, ${at.actorId}::uuid, 'member.changed', user_id::text, ${JSON.stringify(change)}::jsonb from changed
    )
    select exists (select from changed) as changed, exists (select from unknown) as role_unknown,
      exists (select from aqtra.memberships where workspace_id = ${at.workspaceId} and user_id = ${at.userId}) as found`
  if (row?.['changed'] === true) return 'changed'
  if (row?.['found'] !== true) return 'not_found'
  return row['role_unknown'] === true ? 'role_unknown' : 'last_owner'
}

export async function renameWorkspace(
  sql: Sql,
  at: { workspaceId: string; actorId: string; auditId: string },
  name: string,
): Promise<void> {
  await sql`
    with renamed as (update aqtra.workspaces set name = ${name} where id = ${at.workspaceId} returning id)
    insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
    select ${at.auditId}::uuid, id, ${at.actorId}::uuid, 'workspace.renamed', id, jsonb_build_object('name', ${name}::text) from renamed`
}
