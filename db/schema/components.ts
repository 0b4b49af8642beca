import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Site } from '#domain/sites/site.ts'
import { users, workspaces } from './auth.ts'
import { platform } from './platform.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** What builders are working on. One row per component or site; end users never read it. */
export const drafts = platform.table(
  'drafts',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    kind: text().$type<'component' | 'site'>().notNull(),
    /** Copied out of the document: unique per workspace and kind among what is not deleted. */
    key: text().notNull(),
    document: jsonb().$type<ComponentDocument | Site>().notNull(),
    /** SHA-256 of the canonical text; equal to the live hash when nothing changed since. */
    hash: text().notNull(),
    /** Grows by one with every save; a save quotes the one it was made on. */
    revision: integer().notNull().default(1),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    updatedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    deletedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'drafts_pkey', columns: [t.workspaceId, t.id] }),
    uniqueIndex('drafts_key')
      .on(t.workspaceId, t.kind, t.key)
      .where(sql`deleted_at is null`),
    index('drafts_recent').on(t.workspaceId, t.updatedAt.desc()),
    check('drafts_kind', sql`kind in ('component','site')`),
  ],
)
