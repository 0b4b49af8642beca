import type { Step, Workflow } from '#domain/workflows/definition.ts'
import type { StepKind } from '#domain/workflows/step.ts'

/** A step for tests, first in the stage `start` unless said otherwise. */
export const step = (id: string, kind: StepKind, more: Partial<Step>): Step => ({
  id,
  kind,
  name: id,
  title: '',
  stage: 'start',
  parent: null,
  order: 'a0',
  config: {},
  ...more,
})

export const workflowOf = (steps: readonly Step[], stages: readonly string[]): Workflow => ({
  schema: 1,
  id: 'w',
  key: 'w',
  title: 'Approval',
  order: 'a0',
  description: '',
  stages: Object.fromEntries(stages.map((id, i) => [id, { id, title: id, order: `a${i}` }])),
  steps: Object.fromEntries(steps.map((each) => [each.id, each])),
  triggers: {},
  limits: {},
  onFailure: 'undo',
  keepDays: 90,
})
