import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { PublicationStatus } from '#domain/publications/progress.ts'
import type { Manifest } from '#domain/publications/release.ts'
import type { Site } from '#domain/sites/site.ts'
import { users, workspaces } from './auth.ts'
import { platform } from './platform.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** Published documents by the hash of their canonical text. Written once, never changed. */
export const publishedDocuments = platform.table(
  'published_documents',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    document: jsonb().$type<ComponentDocument | Site>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'published_documents_pkey', columns: [t.workspaceId, t.hash] })],
)

export const releases = platform.table(
  'releases',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    /** SHA-256 of the manifest's canonical text. */
    hash: text().notNull(),
    manifest: jsonb().$type<Manifest>().notNull(),
    note: text().notNull().default(''),
    publicationId: text().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'releases_pkey', columns: [t.workspaceId, t.number] })],
)

/** Outcome of each publication. Its row turns `done` in the transaction that changes the tables and moves the live pointer. */
export const publications = platform.table(
  'publications',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: text().notNull(), // pub_…
    status: text().$type<PublicationStatus>().notNull(),
    kind: text().$type<'publish' | 'rollback'>().notNull(),
    note: text().notNull().default(''),
    base: integer(),
    release: integer(),
    startedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    startedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
    error: jsonb().$type<{ code: string; detail: string }>(),
  },
  (t) => [
    primaryKey({ name: 'publications_pkey', columns: [t.workspaceId, t.id] }),
    index('publications_recent').on(t.workspaceId, t.startedAt.desc()),
    check('publications_status', sql`status in ('running','undoing','done','undone','stopped')`),
  ],
)
