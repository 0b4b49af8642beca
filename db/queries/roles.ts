import type { Sql } from '#db/client.ts'
import type { Role } from '#domain/auth/roles.ts'

export async function listRoles(sql: Sql, workspaceId: string): Promise<Role[]> {
  const rows =
    await sql`select document from aqtra.roles where workspace_id = ${workspaceId} order by lower(document->>'name'), id`
  return rows.map((row) => row['document'] as Role)
}

type At = { readonly workspaceId: string; readonly actorId: string; readonly auditId: string }

/** Stores a role, new or changed. */
export async function putRole(sql: Sql, at: At, role: Role): Promise<void> {
  await sql`
    with put as (
      insert into aqtra.roles (workspace_id, id, document) values (${at.workspaceId}, ${role.id}, ${JSON.stringify(role)}::jsonb)
      on conflict (workspace_id, id) do update set document = excluded.document, updated_at = now()
      returning id
    ), bumped as (
      update aqtra.workspaces set access_version = access_version + 1 where id = ${at.workspaceId}
    )
    insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
    select ${at.auditId}::uuid, ${at.workspaceId}, ${at.actorId}::uuid, 'role.changed', id, ${JSON.stringify(role)}::jsonb from put`
}

/** Removes a role and takes it from everyone who has it or is invited with it. False where there is none. */
export async function deleteRole(sql: Sql, at: At, id: string): Promise<boolean> {
  const rows = await sql`
    with gone as (
      delete from aqtra.roles where workspace_id = ${at.workspaceId} and id = ${id} returning id, document
    ), members as (
      update aqtra.memberships set role_ids = array_remove(role_ids, ${id})
      where workspace_id = ${at.workspaceId} and ${id} = any (role_ids) and exists (select from gone)
    ), invited as (
      update aqtra.invitations set role_ids = array_remove(role_ids, ${id})
      where workspace_id = ${at.workspaceId} and ${id} = any (role_ids) and accepted_at is null and exists (select from gone)
    ), bumped as (
      update aqtra.workspaces set access_version = access_version + 1 where id = ${at.workspaceId} and exists (select from gone)
    )
    insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
    select ${at.auditId}::uuid, ${at.workspaceId}, ${at.actorId}::uuid, 'role.removed', id, document from gone
    returning id`
  return rows.length > 0
}
