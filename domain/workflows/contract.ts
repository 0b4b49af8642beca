import * as v from 'valibot'
import type { JsonObject } from '../lib/json.ts'
import { Id } from '../lib/names.ts'
import { isUuid } from '../lib/uuid.ts'

const Uuid = v.pipe(v.string(), v.check(isUuid, 'value_malformed'))
const Input = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const Reason = v.optional(v.pipe(v.string(), v.maxLength(500)), '')

/** Longest time a request waits for a run, ms. */
export const LONGEST_WAIT_MS = 25_000

export const StartRequest = v.strictObject({
  /** Id of the record the run is about. */
  record: v.optional(v.nullable(Uuid), null),
  input: v.optional(Input, {}),
  /** The answer waits so long for the run to end. */
  waitMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LONGEST_WAIT_MS)), 0),
})
export type StartRequest = v.InferOutput<typeof StartRequest>

/** How long a question about a run may wait for its end. */
export const WaitQuery = v.object({
  waitMs: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/, 'value_malformed'), v.transform(Number), v.maxValue(LONGEST_WAIT_MS)),
    '0',
  ),
})

/** What operators do to a run. */
export const RunCommand = v.variant('command', [
  v.strictObject({ command: v.literal('pause') }),
  v.strictObject({ command: v.literal('resume') }),
  v.strictObject({ command: v.literal('cancel'), undo: v.optional(v.boolean(), true), reason: Reason }),
  v.strictObject({ command: v.literal('retry') }),
  v.strictObject({
    command: v.literal('skip'),
    thread: v.pipe(v.number(), v.integer()),
    entry: v.pipe(v.number(), v.integer()),
    output: v.optional(v.unknown(), null),
  }),
  v.strictObject({ command: v.literal('move') }),
])
export type RunCommand = v.InferOutput<typeof RunCommand>

export const SendEvent = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  correlation: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
  payload: v.optional(v.unknown(), null),
  /** The same id is the same event. */
  id: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
})
export type SendEvent = v.InferOutput<typeof SendEvent>

export const ForkRequest = v.strictObject({
  /** Number of the entry of the step to go on from. */
  entry: v.pipe(v.number(), v.integer(), v.minValue(1)),
  input: v.optional(Input),
  vars: v.optional(Input),
  /** Replaces what the step was going to be given. */
  request: v.optional(Input),
})
export type ForkRequest = v.InferOutput<typeof ForkRequest>

/** Runs taken in one bulk request. */
export const MOST_BULK = 200

/** One command for many runs: those named, or those that one cause holds. */
export const BulkCommand = v.pipe(
  v.strictObject({
    command: v.variant('command', [
      v.strictObject({ command: v.literal('retry') }),
      v.strictObject({ command: v.literal('cancel'), undo: v.optional(v.boolean(), true), reason: Reason }),
    ]),
    incident: v.optional(v.pipe(v.string(), v.maxLength(300))),
    ids: v.optional(v.pipe(v.array(Uuid), v.minLength(1), v.maxLength(MOST_BULK))),
  }),
  v.check(({ incident, ids }) => (incident === undefined) !== (ids === undefined), 'value_malformed'),
)
export type BulkCommand = v.InferOutput<typeof BulkCommand>

/** Starts a run on a draft. */
export const TestRunRequest = v.strictObject({
  /** Id of the record the run is about. */
  record: v.optional(v.nullable(Uuid), null),
  input: v.optional(Input, {}),
  /** Outputs taken instead of doing the work, by step. */
  pins: v.optional(v.record(Id, v.unknown()), {}),
})
export type TestRunRequest = v.InferOutput<typeof TestRunRequest>

export const ReadRun = v.strictObject({
  /** Leaves out so many events at the start of the log, for readers who have them. */
  from: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'value_malformed'), v.transform(Number))),
})

export const RunFilter = v.strictObject({
  workflow: v.optional(v.pipe(v.string(), v.maxLength(60))),
  component: v.optional(v.pipe(v.string(), v.maxLength(60))),
  status: v.optional(
    v.picklist(['queued', 'running', 'waiting', 'paused', 'undoing', 'succeeded', 'failed', 'cancelled', 'open']),
  ),
  trigger: v.optional(v.pipe(v.string(), v.maxLength(20))),
  key: v.optional(v.pipe(v.string(), v.maxLength(200))),
  who: v.optional(Uuid),
  record: v.optional(Uuid),
  incident: v.optional(v.pipe(v.string(), v.maxLength(300))),
  since: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  until: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Only these, separated by commas. */
  ids: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(Uuid),
      v.maxLength(100),
    ),
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type RunFilter = v.InferOutput<typeof RunFilter>
