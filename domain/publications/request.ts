import * as v from 'valibot'
import { Id } from '../lib/names.ts'

const ids = v.pipe(v.array(Id), v.maxLength(1_000))

/** Which drafts to publish; a rollback names a release instead. */
export const PublicationRequest = v.variant('kind', [
  v.strictObject({ kind: v.literal('publish'), components: v.optional(ids, []), sites: v.optional(ids, []) }),
  v.strictObject({ kind: v.literal('rollback'), release: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
])
export type PublicationRequest =
  | { readonly kind: 'publish'; readonly components: readonly string[]; readonly sites: readonly string[] }
  | { readonly kind: 'rollback'; readonly release: number }

export const Note = v.pipe(v.string(), v.trim(), v.maxLength(2_000))
