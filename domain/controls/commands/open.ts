import * as v from 'valibot'
import { Id, Identifier } from '../../lib/names.ts'
import { boundTo, Fx } from '../control.ts'
import { defineCommand } from './command.ts'

const Value = v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.boolean(), v.null(), Fx])

/** Opens a page: empty, or with the record whose id `record` gives. The page reads `params.<name>`. */
export const open = defineCommand({
  kind: 'open',
  icon: 'external',
  fields: {
    component: { input: 'component', section: 'actions' },
    page: { input: 'page', of: 'component' },
    record: { input: 'record', without: 'new' },
    params: { input: 'params' },
    as: { input: 'choice', section: 'actions', options: ['page', 'dialog', 'side'], look: 'segments', default: 'page' },
  },
  config: v.strictObject({
    kind: v.literal('open'),
    /** The component the control stands in when absent. */
    component: v.optional(Id),
    /** The component's first page when absent. */
    page: v.optional(Id),
    record: v.optional(Fx),
    params: v.optional(v.record(Identifier, Value)),
    as: v.optional(boundTo(v.picklist(['page', 'dialog', 'side']))),
  }),
})
