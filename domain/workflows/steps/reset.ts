import { defineStep } from '../step.ts'

/** Ends the run and hands its record back as a draft, so that it can be changed and sent again. */
export const reset = defineStep({
  kind: 'reset',
  group: 'end',
  icon: 'back',
  fields: {},
  output: 'null',
  enter: () => ({ do: 'finish', output: null, reset: true }),
})
