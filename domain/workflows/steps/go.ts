import { defineStep, given } from '../step.ts'

/** Sends the run to a stage. Whatever else is under way in the run ends: a run is in one stage at a time. */
export const go = defineStep({
  kind: 'go',
  group: 'flow',
  icon: 'corner',
  fields: { stage: { section: 'main', input: 'stage', required: true } },
  output: 'null',
  enter: ({ stage }) => ({ do: 'go', stage: given(stage, 'stage') }),
})
