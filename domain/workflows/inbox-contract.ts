import * as v from 'valibot'
import { isUuid } from '../lib/uuid.ts'
import { TASK_TABS } from './inbox.ts'

// What the inbox asks of the API.

const Uuid = v.pipe(v.string(), v.check(isUuid, 'value_malformed'))

export const TaskFilter = v.strictObject({
  tab: v.optional(v.picklist(TASK_TABS), 'mine'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type TaskFilter = v.InferOutput<typeof TaskFilter>

export const AnswerTask = v.strictObject({
  option: v.pipe(v.string(), v.maxLength(60)),
  comment: v.optional(v.pipe(v.string(), v.maxLength(4_000)), ''),
})
export type AnswerTask = v.InferOutput<typeof AnswerTask>

export const AssignTask = v.strictObject({
  /** The member to ask. */
  to: Uuid,
  /** In whose place; everybody's where it is absent. Who is asked themself gives away their own place only. */
  from: v.optional(Uuid),
})
export type AssignTask = v.InferOutput<typeof AssignTask>

export const ReadNotices = v.strictObject({
  /** Keys of notices; all of them where it is absent. */
  keys: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(200))),
})
