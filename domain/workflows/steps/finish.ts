import { defineStep } from '../step.ts'

/** Ends the run well, wherever it is. */
export const finish = defineStep({
  kind: 'finish',
  group: 'end',
  icon: 'flag',
  fields: { output: { section: 'main', input: 'values' } },
  output: 'null',
  enter: ({ output }, e) => ({
    do: 'finish',
    output: output === undefined ? null : e.values('output', output),
    reset: false,
  }),
})
