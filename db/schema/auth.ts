import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Role, WorkspaceRole } from '#domain/auth/roles.ts'
import { platform } from './platform.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** People. One account serves every workspace its owner is a member of. */
export const users = platform.table(
  'users',
  {
    id: uuid().primaryKey(),
    /** Lower case, trimmed. */
    email: text().notNull(),
    name: text().notNull(),
    /** `scrypt$N$r$p$salt$hash`; null until an invitation is accepted. */
    passwordHash: text(),
    locale: text().notNull().default('en'),
    /** Set when the account is banned from the whole installation. */
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [unique('users_email').on(t.email), check('users_email_lower', sql`email = lower(email)`)],
)

/** Tenants. `id` names the Postgres schema of the workspace's records. */
export const workspaces = platform.table(
  'workspaces',
  {
    id: text().primaryKey(), // ws_…
    name: text().notNull(),
    /** Number of the live release; moved only by the publication's last transaction. */
    liveRelease: integer(),
    /** Grows with every change of roles or memberships; tells caches to look again. */
    accessVersion: integer().notNull().default(1),
    createdAt: instant().notNull().defaultNow(),
  },
  () => [check('workspaces_id', sql`id ~ '^ws_[a-z0-9]{6,40}$'`)],
)

export const memberships = platform.table(
  'memberships',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<WorkspaceRole>().notNull(),
    roleIds: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Set when the person was taken out of the workspace; kept so that names of authors stay readable. */
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'memberships_pkey', columns: [t.workspaceId, t.userId] }),
    index('memberships_user').on(t.userId),
    check('memberships_role', sql`role in ('owner','builder','user')`),
  ],
)

/** Signed-in devices. The token itself is never stored. */
export const sessions = platform.table(
  'sessions',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the session token, hex. */
    tokenHash: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userAgent: text().notNull().default(''),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    unique('sessions_token_hash').on(t.tokenHash),
    index('sessions_user').on(t.userId),
    index('sessions_expires').on(t.expiresAt),
  ],
)

export const invitations = platform.table(
  'invitations',
  {
    id: uuid().primaryKey(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: text().$type<WorkspaceRole>().notNull(),
    roleIds: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    tokenHash: text().notNull(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
  },
  (t) => [
    unique('invitations_token_hash').on(t.tokenHash),
    index('invitations_workspace').on(t.workspaceId, t.createdAt.desc()),
    check('invitations_role', sql`role in ('owner','builder','user')`),
  ],
)

export const passwordResets = platform.table(
  'password_resets',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('password_resets_user').on(t.userId)],
)

export const roles = platform.table(
  'roles',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    document: jsonb().$type<Role>().notNull(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'roles_pkey', columns: [t.workspaceId, t.id] })],
)

/** Letters owed to people. Sent by an adapter; in development read on a page. */
export const mails = platform.table(
  'mails',
  {
    id: uuid().primaryKey(),
    to: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    sentAt: instant(),
    attempts: integer().notNull().default(0),
    error: text(),
  },
  (t) => [
    index('mails_owed')
      .on(t.createdAt)
      .where(sql`sent_at is null`),
  ],
)

/** Who changed which definition, access or secret. Append only. */
export const auditLog = platform.table(
  'audit_log',
  {
    id: uuid().primaryKey(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    actorId: uuid(),
    /** Past tense `noun.verbed`: `role.changed`, `release.published`. */
    event: text().notNull(),
    subject: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    at: instant().notNull().defaultNow(),
  },
  (t) => [index('audit_log_recent').on(t.workspaceId, t.at.desc())],
)
