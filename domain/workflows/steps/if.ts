import { defineStep, given } from '../step.ts'

/** Goes one way or the other. */
export const ifStep = defineStep({
  kind: 'if',
  group: 'flow',
  icon: 'if',
  fields: { condition: { section: 'main', input: 'expression', type: 'bool', required: true } },
  slots: () => [{ id: 'yes' }, { id: 'no' }],
  output: 'bool',
  enter: ({ condition }, e) => {
    const output = e.expression('condition', given(condition, 'condition')) === true
    return { do: 'branch', slot: output ? 'yes' : 'no', output }
  },
})
