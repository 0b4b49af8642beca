import * as v from 'valibot'
import { defineCommand } from './command.ts'
import { Then } from './then.ts'

/** Deletes the page's record, or the row's where it stands on a row, after asking. */
export const deleteRecord = defineCommand({
  kind: 'delete',
  icon: 'trash',
  fields: { then: { input: 'then' } },
  config: v.strictObject({ kind: v.literal('delete'), then: v.optional(Then) }),
})
