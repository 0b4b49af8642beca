import type { RecordText } from '#db/queries/records.ts'
import { AppError } from '#domain/lib/errors.ts'
import { strong } from '../lib/etag.ts'

/**
 * `no-store`: the ETag is the record's version, for `If-Match`. What is answered also depends on what the record refers to, on the
 * release and on the reader, so a copy with the same ETag may be an old one; browsers must not hold one back.
 */
const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** JSON text that came ready from the database. */
export const answerText = (json: string, status = 200, headers: { readonly [name: string]: string } = {}): Response =>
  new Response(json, { status, headers: { ...JSON_HEADERS, ...headers } })

export const etagOf = (version: number): string => `"v${version}"`

export const answerRecord = (
  { json, version }: RecordText,
  status = 200,
  headers: { readonly [name: string]: string } = {},
): Response => answerText(json, status, { etag: etagOf(version), ...headers })

const VERSION = /^"v(\d{1,10})"$/
const MOST = 2_147_483_647

/**
 * The version a change is for, or null where none is told.
 * @throws AppError `precondition_required` for an If-Match that names no version
 */
export function expectedVersion(ifMatch: string | null): number | null {
  if (ifMatch === null) return null
  const version = Number(VERSION.exec(strong(ifMatch.trim()))?.[1] ?? Number.NaN)
  if (Number.isNaN(version)) throw new AppError('precondition_required')
  // No record has a version beyond what the column holds.
  return Math.min(version, MOST)
}
