import type { Sql } from '#db/client.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { WorkspaceRole } from '#domain/auth/roles.ts'
import type { Locale } from '#domain/localization/locales.ts'

/** A session with who it belongs to. */
export type SessionRow = { readonly sessionId: string; readonly locale: Locale; readonly actor: Actor }

type FlatSession = {
  session_id: string
  user_id: string
  workspace_id: string
  email: string
  name: string
  locale: Locale
  role: WorkspaceRole
  role_ids: string[]
}

const sessionOf = (row: FlatSession): SessionRow => ({
  sessionId: row.session_id,
  locale: row.locale,
  actor: {
    userId: row.user_id,
    workspaceId: row.workspace_id,
    email: row.email,
    name: row.name,
    role: row.role,
    roleIds: row.role_ids,
  },
})

/**
 * The session of a token, unless it ended, its account was disabled, or its membership was taken away.
 * Notes that the session was seen, at most once in five minutes.
 */
export async function readSession(sql: Sql, tokenHash: string): Promise<SessionRow | null> {
  const rows = await sql`
    with seen as (
      update aqtra.sessions set last_seen_at = now()
      where token_hash = ${tokenHash} and expires_at > now() and last_seen_at < now() - interval '5 minutes'
    )
    select s.id as session_id, u.id as user_id, m.workspace_id, u.email, u.name, u.locale, m.role, m.role_ids
    from aqtra.sessions s
    join aqtra.users u on u.id = s.user_id and u.disabled_at is null
    join aqtra.memberships m on m.user_id = s.user_id and m.workspace_id = s.workspace_id and m.disabled_at is null
    where s.token_hash = ${tokenHash} and s.expires_at > now()`
  const [row] = rows as FlatSession[]
  return row ? sessionOf(row) : null
}
