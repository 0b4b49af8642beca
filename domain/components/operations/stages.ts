import type { Stage } from '../../workflows/definition.ts'
import { subtreeOf } from '../../workflows/tree.ts'
import type { ComponentDocument } from '../document.ts'
import { ordered } from '../model.ts'
import { freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'

const path = (workflow: string, id: string) => ['workflows', workflow, 'stages', id]
const titleOf = (document: ComponentDocument, workflow: string, id: string): string =>
  document.workflows[workflow]?.stages[id]?.title ?? id

/** Adds an empty stage before the one at `index`. */
export function addStage(
  document: ComponentDocument,
  workflowId: string,
  { title, index }: { readonly title: string; readonly index: number },
  random: RandomBytes,
): Operation {
  const workflow = document.workflows[workflowId]
  if (!workflow) return { label: 'stage_added', params: { title }, edits: [], touched: [] }
  const id = freshId(document, title, random, 'stage')
  const stage: Stage = { id, title, order: orderAt(ordered(workflow.stages), index) }
  return { label: 'stage_added', params: { title }, edits: [insert(path(workflowId, id), stage)], touched: [id] }
}

/** Gives a stage another title. */
export const renameStage = (_: ComponentDocument, workflowId: string, id: string, title: string): Operation => ({
  label: 'stage_renamed',
  params: { title },
  edits: [set([...path(workflowId, id), 'title'], title)],
  touched: [id],
})

/** Puts a stage at another place from left to right. */
export function moveStage(document: ComponentDocument, workflowId: string, id: string, index: number): Operation {
  const others = ordered(document.workflows[workflowId]?.stages ?? {}).filter((stage) => stage.id !== id)
  return {
    label: 'stage_moved',
    params: { title: titleOf(document, workflowId, id) },
    edits: [{ op: 'move', path: path(workflowId, id), order: orderAt(others, index) }],
    touched: [id],
  }
}

/** Removes a stage with every step in it. */
export function removeStage(document: ComponentDocument, workflowId: string, id: string): Operation {
  const workflow = document.workflows[workflowId]
  const roots = Object.values(workflow?.steps ?? {}).filter((step) => step.stage === id && step.parent === null)
  const inside = workflow ? roots.flatMap((root) => subtreeOf(workflow, root.id)) : []
  return {
    label: 'stage_removed',
    params: { title: titleOf(document, workflowId, id) },
    edits: [
      ...inside.toReversed().map((step) => remove(['workflows', workflowId, 'steps', step.id])),
      remove(path(workflowId, id)),
    ],
    touched: [],
  }
}
