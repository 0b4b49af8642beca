import { defineStep, given } from '../step.ts'

/** Writes fields of the run's record, with the rules every other write keeps. */
export const updateRecord = defineStep({
  kind: 'update-record',
  group: 'records',
  icon: 'data',
  fields: { values: { section: 'main', input: 'properties', required: true } },
  output: { record: { id: 'string', version: 'int' } },
  enter: ({ values }, e) => ({ do: 'work', request: { values: e.values('values', given(values, 'values')) } }),
})
