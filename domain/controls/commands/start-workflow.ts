import * as v from 'valibot'
import { Id, Identifier } from '../../lib/names.ts'
import { Fx } from '../control.ts'
import { defineCommand } from './command.ts'
import { Then } from './then.ts'

const Value = v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.boolean(), v.null(), Fx])

/** Starts a workflow on the page's record, or the row's where it stands on a row. What is typed and not saved is saved first. */
export const startWorkflow = defineCommand({
  kind: 'start-workflow',
  icon: 'workflow',
  fields: {
    component: { input: 'component', section: 'actions' },
    workflow: { input: 'workflow', section: 'actions', of: 'component' },
    record: { input: 'record', without: 'given' },
    input: { input: 'params' },
    then: { input: 'then' },
  },
  config: v.strictObject({
    kind: v.literal('start-workflow'),
    /** The component the control stands in when absent. */
    component: v.optional(Id),
    workflow: v.optional(Id),
    /** The id of another record than that of the page or row. */
    record: v.optional(Fx),
    /** What the workflow reads as `input.<name>`. */
    input: v.optional(v.record(Identifier, Value)),
    then: v.optional(Then),
  }),
})
