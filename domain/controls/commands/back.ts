import * as v from 'valibot'
import { defineCommand } from './command.ts'

/** Leaves the page for the one it was opened from; a dialog or side panel closes. */
export const back = defineCommand({
  kind: 'back',
  icon: 'back',
  fields: {},
  config: v.strictObject({ kind: v.literal('back') }),
})
