import * as v from 'valibot'
import { Id } from '../lib/names.ts'

// Parts of step configurations that hold more than one value. Persisted.

const Words = v.pipe(v.string(), v.maxLength(200))
export const Expression = v.pipe(v.string(), v.maxLength(2_000))

/** Who is asked or told: what an expression gives (an id, an e-mail address, a reference to a user, or a list of them), and everybody with a role. */
export const People = v.strictObject({
  users: v.optional(Expression),
  roles: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20))),
})
export type People = v.InferOutput<typeof People>

/** An answer a person may give. Its id names the branch that follows. */
export const Option = v.strictObject({
  id: Id,
  title: Words,
  tone: v.optional(v.picklist(['primary', 'danger', 'plain'])),
  /** The answer must come with a comment. */
  comment: v.optional(v.boolean()),
})
export type Option = v.InferOutput<typeof Option>

/** A branch of a switch, taken when the value equals `equals`. */
export const Case = v.strictObject({
  id: Id,
  title: v.optional(Words),
  equals: v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.boolean(), v.null()]),
})
export type Case = v.InferOutput<typeof Case>

export const Branch = v.strictObject({ id: Id, title: v.optional(Words) })
export type Branch = v.InferOutput<typeof Branch>
