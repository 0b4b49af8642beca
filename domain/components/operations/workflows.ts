import type { Stage, Workflow } from '../../workflows/definition.ts'
import type { Json } from '../../lib/json.ts'
import { keyFrom } from '../../lib/names.ts'
import type { ComponentDocument } from '../document.ts'
import { ordered } from '../model.ts'
import { freeName, freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'

/** Workflows of a component in their order. */
export const workflowsOf = (document: ComponentDocument): Workflow[] => ordered(document.workflows)

const titleOf = (document: ComponentDocument, id: string): string => document.workflows[id]?.title ?? id

const freeKey = (title: string, others: readonly Workflow[]): string =>
  freeName(
    keyFrom(title, 'workflow'),
    others.map(({ key }) => key),
    '-',
  )

/** Adds a workflow of one empty stage behind the last one. `touched` names the workflow, then the stage. */
export function addWorkflow(
  document: ComponentDocument,
  { title, stage: stageTitle }: { readonly title: string; readonly stage: string },
  random: RandomBytes,
): Operation {
  const others = workflowsOf(document)
  const id = freshId(document, title, random, 'workflow')
  const stage: Stage = { id: freshId(document, stageTitle, random, 'stage'), title: stageTitle, order: orderAt([], 0) }
  const workflow: Workflow = {
    schema: 1,
    id,
    key: freeKey(title, others),
    title,
    order: orderAt(others, others.length),
    description: '',
    stages: { [stage.id]: stage },
    steps: {},
    triggers: {},
    limits: {},
    onFailure: 'undo',
    keepDays: 90,
  }
  return {
    label: 'workflow_added',
    params: { title },
    edits: [insert(['workflows', id], workflow as unknown as Json)],
    touched: [id, stage.id],
  }
}

/** Gives a workflow another title; its key follows while it was never published under the old one. */
export function renameWorkflow(document: ComponentDocument, id: string, title: string, keepKey: boolean): Operation {
  const others = workflowsOf(document).filter((one) => one.id !== id)
  return {
    label: 'workflow_renamed',
    params: { title },
    edits: [
      set(['workflows', id, 'title'], title),
      ...(keepKey ? [] : [set(['workflows', id, 'key'], freeKey(title, others))]),
    ],
    touched: [id],
  }
}

/** Gives one entry of a workflow a value; `undefined` returns it to its default. */
export const changeWorkflow = (
  document: ComponentDocument,
  id: string,
  entry: 'key' | 'description' | 'limits' | 'onFailure' | 'timeout' | 'keepDays',
  value: Json | undefined,
): Operation => ({
  label: 'workflow_changed',
  params: { title: titleOf(document, id) },
  edits: [set(['workflows', id, entry], value)],
  touched: [id],
})

/** Removes a workflow with everything in it. */
export const removeWorkflow = (document: ComponentDocument, id: string): Operation => ({
  label: 'workflow_removed',
  params: { title: titleOf(document, id) },
  edits: [remove(['workflows', id])],
  touched: [],
})

/**
 * Copies a workflow with everything in it; ids of stages, steps and triggers are kept, they are unique per workflow only. The triggers
 * of the copy are off, so that one cause does not start two runs.
 */
export function duplicateWorkflow(
  document: ComponentDocument,
  id: string,
  title: string,
  random: RandomBytes,
): Operation {
  const workflow = document.workflows[id]
  if (!workflow) return { label: 'workflow_duplicated', params: { title }, edits: [], touched: [] }
  const all = workflowsOf(document)
  const copyId = freshId(document, title, random, 'workflow')
  const copy: Workflow = {
    ...workflow,
    id: copyId,
    title,
    key: freeKey(title, all),
    order: orderAt(all, all.findIndex((one) => one.id === id) + 1),
    triggers: Object.fromEntries(Object.values(workflow.triggers).map((one) => [one.id, { ...one, off: true }])),
  }
  return {
    label: 'workflow_duplicated',
    params: { title },
    edits: [insert(['workflows', copyId], copy as unknown as Json)],
    touched: [copyId],
  }
}
