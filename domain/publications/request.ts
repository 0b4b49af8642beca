import * as v from 'valibot'
import { Id } from '../lib/names.ts'

const ids = v.pipe(v.array(Id), v.maxLength(1_000))

const PUBLISH = { kind: v.literal('publish'), components: v.optional(ids, []), sites: v.optional(ids, []) }
const ROLLBACK = {
  kind: v.literal('rollback'),
  release: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
}
const AGREED = {
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000)), ''),
  planHash: v.pipe(v.string(), v.maxLength(200)),
}

/** Which drafts to publish; a rollback names a release instead. */
export const PublicationRequest = v.variant('kind', [v.strictObject(PUBLISH), v.strictObject(ROLLBACK)])
export type PublicationRequest =
  | { readonly kind: 'publish'; readonly components: readonly string[]; readonly sites: readonly string[] }
  | { readonly kind: 'rollback'; readonly release: number }

/** The same with a note, and the hash of the plan that was shown for it. */
export const StartRequest = v.variant('kind', [
  v.strictObject({ ...PUBLISH, ...AGREED }),
  v.strictObject({ ...ROLLBACK, ...AGREED }),
])
