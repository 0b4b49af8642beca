import { defineStep, given } from '../step.ts'

/** Works out values that the whole run sees as `vars.<name>`. */
export const set = defineStep({
  kind: 'set',
  group: 'flow',
  icon: 'sigma',
  fields: { values: { section: 'main', input: 'values', required: true } },
  output: 'any',
  enter: ({ values }, e) => {
    const vars = e.values('values', given(values, 'values'))
    return { do: 'next', output: vars, vars }
  },
})
