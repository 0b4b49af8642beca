import type { Sql } from '#db/client.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { WorkspaceRole } from '#domain/auth/roles.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { Site } from '#domain/sites/site.ts'
import type { OwedMail } from './mail.ts'
import { utc } from './utc.ts'

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

/** An account with the workspaces it may enter, the one entered last first. */
export type Account = {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly passwordHash: string | null
  readonly disabled: boolean
  readonly memberships: readonly {
    readonly workspaceId: string
    readonly workspaceName: string
    readonly role: WorkspaceRole
    readonly roleIds: readonly string[]
  }[]
}

type AccountRow = {
  user_id: string
  email: string
  name: string
  locale: Locale
  password_hash: string | null
  disabled: boolean
  memberships: Account['memberships']
}

/** An account by id or by e-mail address (lower case); null where there is none. */
export async function findAccount(
  sql: Sql,
  by: { readonly id: string } | { readonly email: string },
): Promise<Account | null> {
  const rows = await sql`
    select u.id as user_id, u.email, u.name, u.locale, u.password_hash, u.disabled_at is not null as disabled, coalesce(w.list, '[]') as memberships
    from aqtra.users u
    left join lateral (
      select json_agg(json_build_object('workspaceId', m.workspace_id, 'workspaceName', w.name, 'role', m.role, 'roleIds', m.role_ids)
        order by s.last_seen desc nulls last, m.created_at) as list
      from aqtra.memberships m
      join aqtra.workspaces w on w.id = m.workspace_id
      left join lateral (
        select max(last_seen_at) as last_seen from aqtra.sessions where user_id = m.user_id and workspace_id = m.workspace_id
      ) s on true
      where m.user_id = u.id and m.disabled_at is null
    ) w on true
    where ${'id' in by ? sql`u.id = ${by.id}` : sql`u.email = ${by.email}`}`
  const [row] = rows as AccountRow[]
  if (!row) return null
  const { email, name, locale, disabled, memberships } = row
  return { userId: row.user_id, email, name, locale, passwordHash: row.password_hash, disabled, memberships }
}

export type NewSession = {
  readonly id: string
  readonly tokenHash: string
  readonly userId: string
  readonly workspaceId: string
  readonly userAgent: string
  readonly lifetimeS: number
}

/** Begins a session, and clears away those of the same user that ended. False where user or membership is disabled by now. */
export async function insertSession(sql: Sql, session: NewSession): Promise<boolean> {
  const rows = await sql`
    with ended as (delete from aqtra.sessions where user_id = ${session.userId} and expires_at < now())
    insert into aqtra.sessions (id, token_hash, user_id, workspace_id, user_agent, expires_at)
    select ${session.id}, ${session.tokenHash}, m.user_id, m.workspace_id, ${session.userAgent}, now() + make_interval(secs => ${session.lifetimeS})
    from aqtra.memberships m join aqtra.users u on u.id = m.user_id
    where m.user_id = ${session.userId} and m.workspace_id = ${session.workspaceId} and m.disabled_at is null and u.disabled_at is null
    returning id`
  return rows.length > 0
}

export async function deleteSession(sql: Sql, tokenHash: string): Promise<void> {
  await sql`delete from aqtra.sessions where token_hash = ${tokenHash}`
}

/** Ends one of a user's own sessions. False where they have no such session. */
export async function deleteSessionOf(sql: Sql, userId: string, sessionId: string): Promise<boolean> {
  const rows = await sql`delete from aqtra.sessions where id = ${sessionId} and user_id = ${userId} returning id`
  return rows.length > 0
}

export type SessionListing = { id: string; userAgent: string; createdAt: string; lastSeenAt: string; expiresAt: string }

export async function listSessions(sql: Sql, userId: string): Promise<SessionListing[]> {
  const rows = await sql`
    select id, user_agent as "userAgent", ${utc(sql, 'created_at')} as "createdAt", ${utc(sql, 'last_seen_at')} as "lastSeenAt",
      ${utc(sql, 'expires_at')} as "expiresAt"
    from aqtra.sessions where user_id = ${userId} and expires_at > now() order by last_seen_at desc limit 100`
  return rows as SessionListing[]
}

/** Moves a session to another workspace of its user. False where they may not enter it. */
export async function switchWorkspace(
  sql: Sql,
  sessionId: string,
  userId: string,
  workspaceId: string,
): Promise<boolean> {
  const rows = await sql`
    update aqtra.sessions s set workspace_id = m.workspace_id
    from aqtra.memberships m
    where s.id = ${sessionId} and s.user_id = ${userId}
      and m.user_id = s.user_id and m.workspace_id = ${workspaceId} and m.disabled_at is null
    returning s.id`
  return rows.length > 0
}

export async function updateProfile(
  sql: Sql,
  userId: string,
  change: { name?: string | undefined; locale?: Locale | undefined },
): Promise<void> {
  await sql`
    update aqtra.users set name = coalesce(${change.name ?? null}, name), locale = coalesce(${change.locale ?? null}, locale)
    where id = ${userId}`
}

/** Stores a new password and ends every session but the one it was changed in. */
export async function updatePassword(
  sql: Sql,
  change: { userId: string; passwordHash: string; keepSession: string },
): Promise<void> {
  await sql`
    with changed as (update aqtra.users set password_hash = ${change.passwordHash} where id = ${change.userId} returning id),
    used as (update aqtra.password_resets set used_at = now() where user_id = ${change.userId} and used_at is null)
    delete from aqtra.sessions where user_id = (select id from changed) and id <> ${change.keepSession}`
}

/** Whether nobody has an account yet. */
export async function needsSetup(sql: Sql): Promise<boolean> {
  const [row] = await sql`select not exists (select from aqtra.users) as needed`
  return row?.['needed'] === true
}

export type FirstOwner = {
  readonly userId: string
  readonly workspaceId: string
  readonly workspaceName: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly locale: Locale
  /** Draft of the site people will open the first components on. */
  readonly site: Site
  readonly siteHash: string
}

/** Number of the advisory lock under which the first account is made. */
const SETUP_LOCK = 4_207_001

/** Makes the first account, its workspace and its ownership. False where an account exists: of two at the same time one wins. */
export async function setUp(sql: Sql, owner: FirstOwner, auditId: string): Promise<boolean> {
  const [, rows] = await sql.transaction([
    // A statement of its own, so that the next one sees what the holder before us has committed.
    sql`select pg_advisory_xact_lock(${SETUP_LOCK})`,
    sql`
      with owner as (
        insert into aqtra.users (id, email, name, password_hash, locale)
        select ${owner.userId}::uuid, ${owner.email}, ${owner.name}, ${owner.passwordHash}, ${owner.locale}
        where not exists (select from aqtra.users)
        returning id
      ), workspace as (
        insert into aqtra.workspaces (id, name) select ${owner.workspaceId}, ${owner.workspaceName} from owner returning id
      ), member as (
        insert into aqtra.memberships (workspace_id, user_id, role) select workspace.id, owner.id, 'owner' from workspace, owner
      ), site as (
        insert into aqtra.drafts (workspace_id, id, kind, key, document, hash, updated_by)
        select workspace.id, ${owner.site.id}, 'site', ${owner.site.key}, ${JSON.stringify(owner.site)}::jsonb, ${owner.siteHash}, owner.id from workspace, owner
      )
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject)
      select ${auditId}::uuid, workspace.id, owner.id, 'workspace.created', workspace.id from workspace, owner
      returning id`,
  ])
  return (rows?.length ?? 0) > 0
}

/** Keeps a reset token with the letter that carries it; earlier ones of the account stop working. Does nothing for a disabled account. */
export async function insertPasswordReset(
  sql: Sql,
  reset: { userId: string; tokenHash: string; lifetimeS: number; mail: OwedMail },
): Promise<void> {
  await sql`
    with earlier as (delete from aqtra.password_resets where user_id = ${reset.userId}),
    made as (
      insert into aqtra.password_resets (token_hash, user_id, expires_at)
      select ${reset.tokenHash}, id, now() + make_interval(secs => ${reset.lifetimeS}) from aqtra.users
      where id = ${reset.userId} and disabled_at is null
      returning user_id
    )
    insert into aqtra.mails (id, "to", subject, text)
    select ${reset.mail.id}::uuid, ${reset.mail.to}, ${reset.mail.subject}, ${reset.mail.text} from made`
}

/** Whether a reset token would still be taken; spares hashing a password for one that is not. */
export async function isResetOpen(sql: Sql, tokenHash: string): Promise<boolean> {
  const rows =
    await sql`select from aqtra.password_resets where token_hash = ${tokenHash} and used_at is null and expires_at > now()`
  return rows.length > 0
}

/** Uses a reset token: stores the password and ends every session. False where the token was used or has expired. */
export async function resetPassword(sql: Sql, tokenHash: string, passwordHash: string): Promise<boolean> {
  const rows = await sql`
    with used as (
      update aqtra.password_resets set used_at = now()
      where token_hash = ${tokenHash} and used_at is null and expires_at > now()
      returning user_id
    ), changed as (
      update aqtra.users set password_hash = ${passwordHash} where id in (select user_id from used) and disabled_at is null returning id
    ), ended as (
      delete from aqtra.sessions where user_id in (select id from changed)
    )
    select id from changed`
  return rows.length > 0
}
