import type { Sql } from '#db/client.ts'
import type { Invite } from '#domain/auth/members.ts'
import type { WorkspaceRole } from '#domain/auth/roles.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { OwedMail } from './mail.ts'
import { utc } from './utc.ts'

export type InvitationListing = {
  readonly id: string
  readonly email: string
  readonly role: WorkspaceRole
  readonly roleIds: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly invitedBy: { readonly id: string; readonly name: string }
}

/** Invitations nobody has accepted yet, expired ones included: they can be sent again. */
export async function listInvitations(sql: Sql, workspaceId: string): Promise<InvitationListing[]> {
  const rows = await sql`
    select i.id, i.email, i.role, i.role_ids as "roleIds", ${utc(sql, 'i.created_at')} as "createdAt", ${utc(sql, 'i.expires_at')} as "expiresAt",
      json_build_object('id', u.id, 'name', u.name) as "invitedBy"
    from aqtra.invitations i join aqtra.users u on u.id = i.invited_by
    where i.workspace_id = ${workspaceId} and i.accepted_at is null
    order by i.created_at desc limit 1000`
  return rows as InvitationListing[]
}

export type NewInvitation = Invite & {
  readonly id: string
  readonly workspaceId: string
  readonly tokenHash: string
  readonly invitedBy: string
  readonly lifetimeS: number
  readonly mail: OwedMail
  readonly auditId: string
}

/** Invites in one statement, letter included; an earlier invitation of the same address stops working. */
export async function insertInvitation(
  sql: Sql,
  invitation: NewInvitation,
): Promise<'invited' | 'email_taken' | 'role_unknown'> {
  const { workspaceId, email, roleIds, mail } = invitation
  const [row] = await sql`
    with unknown as (
      select asked.id from unnest(${roleIds}::text[]) as asked(id)
      where not exists (select from aqtra.roles r where r.workspace_id = ${workspaceId} and r.id = asked.id)
    ), member as (
      select from aqtra.memberships m join aqtra.users u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} and u.email = ${email} and m.disabled_at is null
    ), made as (
      insert into aqtra.invitations (id, workspace_id, email, role, role_ids, token_hash, invited_by, expires_at)
      select ${invitation.id}::uuid, ${workspaceId}, ${email}, ${invitation.role}, ${roleIds}::text[], ${invitation.tokenHash},
        ${invitation.invitedBy}::uuid, now() + make_interval(secs => ${invitation.lifetimeS})
      where not exists (select from unknown) and not exists (select from member)
      returning id
    ), earlier as (
      delete from aqtra.invitations
      where workspace_id = ${workspaceId} and email = ${email} and accepted_at is null and exists (select from made)
    ), mailed as (
      insert into aqtra.mails (id, "to", subject, text)
      select ${mail.id}::uuid, ${mail.to}, ${mail.subject}, ${mail.text} from made
    ), audited as (
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      select ${invitation.auditId}::uuid, ${workspaceId}, ${invitation.invitedBy}::uuid, 'member.invited', id::text,
        jsonb_build_object('email', ${email}::text, 'role', ${invitation.role}::text) from made
    )
    select exists (select from made) as made, exists (select from member) as member`
  if (row?.['made'] === true) return 'invited'
  return row?.['member'] === true ? 'email_taken' : 'role_unknown'
}

/** Takes an invitation back. False where it is not there or was accepted. */
export async function deleteInvitation(
  sql: Sql,
  at: { workspaceId: string; id: string; actorId: string; auditId: string },
): Promise<boolean> {
  const rows = await sql`
    with gone as (
      delete from aqtra.invitations where workspace_id = ${at.workspaceId} and id = ${at.id} and accepted_at is null returning id, email
    )
    insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
    select ${at.auditId}::uuid, ${at.workspaceId}, ${at.actorId}::uuid, 'invitation.withdrawn', id::text, jsonb_build_object('email', email) from gone
    returning id`
  return rows.length > 0
}

export type OpenInvitation = {
  readonly email: string
  readonly workspaceId: string
  readonly workspaceName: string
  /** The account of this address, where there is one with a password. */
  readonly account: { readonly id: string; readonly passwordHash: string; readonly disabled: boolean } | null
}

/** An invitation that can still be accepted, by its token. */
export async function findInvitation(sql: Sql, tokenHash: string): Promise<OpenInvitation | null> {
  const rows = await sql`
    select i.email, i.workspace_id as "workspaceId", w.name as "workspaceName",
      case when u.id is not null
        then json_build_object('id', u.id, 'passwordHash', u.password_hash, 'disabled', u.disabled_at is not null) end as account
    from aqtra.invitations i
    join aqtra.workspaces w on w.id = i.workspace_id
    left join aqtra.users u on u.email = i.email and u.password_hash is not null
    where i.token_hash = ${tokenHash} and i.accepted_at is null and i.expires_at > now()`
  const [row] = rows as OpenInvitation[]
  return row ?? null
}

/** Who accepts: an account there is, or the one to make. */
export type Accepting =
  | { readonly userId: string }
  | { readonly newUserId: string; readonly name: string; readonly passwordHash: string; readonly locale: Locale }

/**
 * Accepts an invitation once: account (if new), membership and audit entry in one statement, under a lock on the invitation. A member
 * who was taken out comes back with the invited role; an active member keeps theirs.
 * @returns user and workspace, or null where the invitation was used, withdrawn or expired, or the address got an account meanwhile
 */
export async function acceptInvitation(
  sql: Sql,
  tokenHash: string,
  by: Accepting,
  auditId: string,
): Promise<{ userId: string; workspaceId: string } | null> {
  const account =
    'userId' in by
      ? sql`select u.id from aqtra.users u, open where u.id = ${by.userId} and u.disabled_at is null`
      : sql`
        insert into aqtra.users (id, email, name, password_hash, locale)
        select ${by.newUserId}::uuid, open.email, ${by.name}, ${by.passwordHash}, ${by.locale} from open
        on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash where users.password_hash is null
        returning id`
  const rows = await sql`
    with open as (
      select id, workspace_id, email, role, role_ids from aqtra.invitations
      where token_hash = ${tokenHash} and accepted_at is null and expires_at > now() for update
    ), account as (
      ${account}
    ), taken as (
      update aqtra.invitations i set accepted_at = now() from open, account where i.id = open.id
      returning i.id, i.workspace_id, i.role, i.role_ids
    ), member as (
      insert into aqtra.memberships (workspace_id, user_id, role, role_ids)
      select taken.workspace_id, account.id, taken.role, taken.role_ids from taken, account
      on conflict (workspace_id, user_id) do update set
        role = case when memberships.disabled_at is null then memberships.role else excluded.role end,
        role_ids = case when memberships.disabled_at is null then memberships.role_ids else excluded.role_ids end,
        disabled_at = null
      returning user_id, workspace_id
    ), bumped as (
      update aqtra.workspaces set access_version = access_version + 1 where id in (select workspace_id from member)
    ), audited as (
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject)
      select ${auditId}::uuid, member.workspace_id, member.user_id, 'invitation.accepted', taken.id::text from member, taken
    )
    select user_id as "userId", workspace_id as "workspaceId" from member`
  const [row] = rows as { userId: string; workspaceId: string }[]
  return row ?? null
}
