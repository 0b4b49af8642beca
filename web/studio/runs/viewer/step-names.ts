import type { Workflow } from '#domain/workflows/definition.ts'
import { slotsOf } from '#domain/workflows/registry.ts'
import { messages as steps } from '../../editor/workflow/messages.ts'
import { slotTitle, stepTitle } from '../../editor/workflow/steps-text.ts'
import type { RunModel } from './run-model.ts'
import type { Told } from './event-words.ts'

export const titleOf = (workflow: Workflow | null, node: string): string => {
  const step = workflow?.steps[node]
  return step ? stepTitle(step, steps.t) : node
}

export function wayTitle(workflow: Workflow | null, node: string, slot: string): string {
  const step = workflow?.steps[node]
  const found = step && slotsOf(step).find(({ id }) => id === slot)
  return slotTitle(found ?? { id: slot }, steps.t)
}

/** What events of a run are told with. */
export const toldBy = (model: RunModel): Told => ({
  story: model.story(),
  step: (node) => titleOf(model.workflow.value, node),
  option: (node, option) => wayTitle(model.workflow.value, node, option),
})
