import { defineStep, given } from '../step.ts'

/** Takes the branch of the first case that equals a value, or the one for everything else. */
export const switchStep = defineStep({
  kind: 'switch',
  group: 'flow',
  icon: 'switch',
  fields: {
    value: { section: 'main', input: 'expression', type: 'any', required: true },
    cases: { section: 'main', input: 'cases', required: true },
  },
  slots: ({ cases = [] }) => [
    ...cases.map(({ id, title, equals }) => ({ id, title: title || String(equals) })),
    { id: 'otherwise' },
  ],
  output: 'any',
  enter: ({ value, cases }, e) => {
    const output = e.expression('value', given(value, 'value'))
    const found = given(cases, 'cases').find(({ equals }) => equals === output)
    return { do: 'branch', slot: found?.id ?? 'otherwise', output }
  },
})
