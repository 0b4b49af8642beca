import type { Sql } from '#db/client.ts'
import type { Person } from '#domain/workflows/events.ts'

/** Members meant by ids, e-mail addresses, workspace roles or ids of roles; nobody twice, nobody who has left. */
export async function membersMeant(
  sql: Sql,
  workspaceId: string,
  { users, roles }: { readonly users: readonly string[]; readonly roles: readonly string[] },
): Promise<Person[]> {
  const rows = await sql`
    select u.id, u.name, u.email from aqtra.memberships m join aqtra.users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.disabled_at is null and u.disabled_at is null
      and (u.id::text = any(${users}::text[]) or u.email = any(${users.map((user) => user.trim().toLowerCase())}::text[])
        or m.role = any(${roles}::text[]) or m.role_ids && ${roles}::text[])
    order by u.name, u.id`
  return rows as Person[]
}

/** Who acts for a run that nobody started: the first owner of the workspace. */
export async function firstOwner(sql: Sql, workspaceId: string): Promise<Person | null> {
  const rows = await sql`
    select u.id, u.name, u.email from aqtra.memberships m join aqtra.users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.role = 'owner' and m.disabled_at is null order by m.created_at, u.id limit 1`
  return (rows[0] as Person | undefined) ?? null
}

/** Members whose name or address holds the words, for choosing one. */
export async function findMembers(
  sql: Sql,
  workspaceId: string,
  words: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await sql`
    select u.id, u.name from aqtra.memberships m join aqtra.users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.disabled_at is null and u.disabled_at is null
      and (position(lower(${words}) in lower(u.name)) > 0 or position(lower(${words}) in u.email) > 0)
    order by lower(u.name), u.id limit 20`
  return rows as { id: string; name: string }[]
}
