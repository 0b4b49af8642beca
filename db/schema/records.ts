import { index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users, workspaces } from './auth.ts'
import { platform } from './platform.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** Answers kept for repeated POSTs with the same `Idempotency-Key`; pruned after a day. */
export const idempotencyKeys = platform.table(
  'idempotency_keys',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path and body: the same key for another request is an error. */
    requestHash: text().notNull(),
    status: integer().notNull(),
    body: jsonb().$type<unknown>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'idempotency_keys_pkey', columns: [t.workspaceId, t.userId, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
  ],
)

/** Uploaded files; their bytes are in R2 under `<workspace>/<id>`. */
export const files = platform.table(
  'files',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: text().notNull(), // file_…
    name: text().notNull(),
    size: integer().notNull(),
    /** Media type found in the content, not the one claimed. */
    type: text().notNull(),
    /** The component and property it was uploaded for; decides who may read it. Null for files of a site. */
    componentId: text(),
    propertyId: text(),
    createdBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'files_pkey', columns: [t.workspaceId, t.id] }),
    index('files_component').on(t.workspaceId, t.componentId),
  ],
)
