import * as v from 'valibot'
import { OrderKey } from '../components/model.ts'
import { Id, Identifier, Key, Title } from '../lib/names.ts'
import { Span } from './duration.ts'
import { Expression } from './parts.ts'
import { StepConfig, StepKindName } from './step.ts'
import { Trigger } from './trigger.ts'

const count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** When and how often a failed step is tried again by itself. */
export const Retry = v.strictObject({
  /** Tries after the first one. */
  max: count(0, 1_000),
  /** Before the second try, ms; each further wait is `factor` times the last, up to `longestMs`. Every wait is cut by up to half at random. */
  delayMs: v.optional(count(0, 86_400_000), 1_000),
  factor: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 2),
  longestMs: v.optional(count(0, 604_800_000), 3_600_000),
  /** Codes of failures that are final at once. */
  not: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20)), []),
})
export type Retry = v.InferOutput<typeof Retry>

/** Slots that any step that does work has beside its kind's own: what runs when it failed for good, and what takes it back. */
export const SHARED_SLOTS = ['failed', 'undo'] as const

/** A card of the workflow. The tree is flat: each step names its stage, and the step and slot that hold it. */
export const Step = v.strictObject({
  id: Id,
  kind: StepKindName,
  /** Unique in the workflow; expressions see `steps.<name>`. */
  name: Identifier,
  title: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  stage: Id,
  parent: v.nullable(Id),
  slot: v.optional(Id),
  order: OrderKey,
  config: StepConfig,
  retry: v.optional(Retry),
  /** Longest time one try may take, ms. */
  timeoutMs: v.optional(count(100, 2_678_400_000)),
})
export type Step = v.InferOutput<typeof Step>

/** A column of the workflow: a phase people speak of. */
export const Stage = v.strictObject({ id: Id, title: Title, order: OrderKey })
export type Stage = v.InferOutput<typeof Stage>

/** How many runs may be under way, and how fast they may start. */
export const Limits = v.strictObject({
  /** Runs under way at once. */
  concurrency: v.optional(count(1, 10_000)),
  /** Runs under way at once that share a key. */
  perKey: v.optional(count(1, 10_000)),
  /** The key: CEL over `record` and `input`. */
  key: v.optional(Expression),
  /** Starts in a minute. */
  perMinute: v.optional(count(1, 100_000)),
  /** What waits is let in by descending priority, then in order. CEL over `record` and `input` giving a number. */
  priority: v.optional(Expression),
})
export type Limits = v.InferOutput<typeof Limits>

/** A state machine over a component's record: stages left to right, steps top to bottom. */
export const Workflow = v.strictObject({
  schema: v.literal(1),
  id: Id,
  key: Key,
  title: Title,
  order: OrderKey,
  description: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
  stages: v.record(Id, Stage),
  steps: v.record(Id, Step),
  triggers: v.optional(v.record(Id, Trigger), {}),
  limits: v.optional(Limits, {}),
  /** What a failure for good does: takes back what was done, or holds the run where it is for an operator. */
  onFailure: v.optional(v.picklist(['undo', 'hold']), 'undo'),
  /** A run that takes longer fails. */
  timeout: v.optional(Span),
  /** Days a finished run is kept in the database before it moves to the archive. */
  keepDays: v.optional(count(1, 3_650), 90),
})
export type Workflow = v.InferOutput<typeof Workflow>
