import { pgSchema } from 'drizzle-orm/pg-core'

/** The platform's own tables. Records live beside it, in one schema per workspace named by the workspace's id. */
export const platform = pgSchema('aqtra')
