import * as v from 'valibot'
import { defineCommand } from './command.ts'
import { Then } from './then.ts'

/** Checks the form and stores it: a new record, or the changes of the one that is open. */
export const save = defineCommand({
  kind: 'save',
  icon: 'save',
  fields: { then: { input: 'then' } },
  config: v.strictObject({ kind: v.literal('save'), then: v.optional(Then) }),
})
