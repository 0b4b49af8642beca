import * as v from 'valibot'
import { OrderKey } from '../components/model.ts'
import { Id } from '../lib/names.ts'
import { Expression } from './parts.ts'

const BASE = { id: Id, order: OrderKey, off: v.optional(v.boolean(), false) }
const Zone = v.pipe(v.string(), v.maxLength(60))

/** What starts runs by itself. Buttons and the API may start any workflow they have the permission for. */
export const Trigger = v.variant('kind', [
  /** A signed request to the workflow's own address. */
  v.strictObject({
    ...BASE,
    kind: v.literal('webhook'),
    /** Names a request's idempotency key in its body: CEL over `input`. A header does without. */
    key: v.optional(Expression),
  }),
  v.strictObject({
    ...BASE,
    kind: v.literal('schedule'),
    /** Five or six fields, as cron has them. */
    cron: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
    timeZone: v.optional(Zone, 'UTC'),
    /** Times that passed while nothing ran: left out, made up for once, or each. */
    missed: v.optional(v.picklist(['skip', 'once', 'each']), 'once'),
  }),
  v.strictObject({
    ...BASE,
    kind: v.literal('record'),
    on: v.optional(v.picklist(['created', 'updated', 'deleted']), 'created'),
    /** CEL over `record`, and `before` for updates. */
    when: v.optional(Expression),
  }),
  v.strictObject({ ...BASE, kind: v.literal('event'), event: v.optional(v.pipe(v.string(), v.maxLength(60)), '') }),
  /** Another workflow of the workspace has ended. */
  v.strictObject({
    ...BASE,
    kind: v.literal('workflow'),
    workflow: v.optional(Id),
    ended: v.optional(v.picklist(['succeeded', 'failed', 'cancelled', 'any']), 'succeeded'),
  }),
])
export type Trigger = v.InferOutput<typeof Trigger>
export const TRIGGER_KINDS = [
  'webhook',
  'schedule',
  'record',
  'event',
  'workflow',
] as const satisfies readonly Trigger['kind'][]
export type TriggerKind = (typeof TRIGGER_KINDS)[number]
