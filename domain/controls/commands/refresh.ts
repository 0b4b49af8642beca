import * as v from 'valibot'
import { defineCommand } from './command.ts'

/** Reads the records of the page's grids again. */
export const refresh = defineCommand({
  kind: 'refresh',
  icon: 'refresh',
  fields: {},
  config: v.strictObject({ kind: v.literal('refresh') }),
})
