import { defineStep, given } from '../step.ts'

/** Starts a run of another workflow, and waits for its end where asked to. */
export const workflow = defineStep({
  kind: 'workflow',
  group: 'systems',
  icon: 'workflow',
  fields: {
    workflow: { section: 'main', input: 'workflow', required: true },
    /** Id of the record the run is about; the same record where nothing is given and both belong to one component. */
    record: { section: 'main', input: 'expression', type: 'string' },
    input: { section: 'main', input: 'values' },
    wait: { section: 'main', input: 'toggle', default: true },
  },
  output: { record: { run: 'string', output: 'any' } },
  enter: ({ workflow: id, record, input = {}, wait }, e) => ({
    do: 'work',
    request: {
      workflow: given(id, 'workflow'),
      record: record === undefined || record.trim() === '' ? null : e.expression('record', record),
      input: e.values('input', input),
      wait,
    },
  }),
})
