import type { MAX_PAGE } from '#domain/records/query.ts'
import type { RecordSource } from '../records.ts'
import type { GridQuery } from './grid-query.ts'
import type { GridWish } from './grid-wish.ts'

/** Rows the server gives at once. */
const AT_ONCE: typeof MAX_PAGE = 200
/** Farther than this nobody goes back by pages: the way leads to the first one. */
const MOST_READS = 50

/**
 * Where the page before one begins, for a reader who came to it by its address and not by the pages before it. Rows are read from the
 * first on, as many at once as the server gives, for their cursors alone.
 * @returns null for the first page
 */
export async function cursorBefore(
  records: RecordSource,
  { component, query }: GridQuery,
  { page }: GridWish,
): Promise<string | null> {
  let before = (page - 2) * (query.limit ?? AT_ONCE)
  if (before > MOST_READS * AT_ONCE) return null
  const { cursor: _, ...fromFirst } = query
  let cursor: string | null = null
  while (before > 0) {
    const limit = Math.min(before, AT_ONCE)
    const { next } = await records.query(component, {
      ...fromFirst,
      fields: ['name'],
      count: false,
      limit,
      ...(cursor === null ? {} : { cursor }),
    })
    if (next === undefined) return null
    cursor = next
    before -= limit
  }
  return cursor
}
