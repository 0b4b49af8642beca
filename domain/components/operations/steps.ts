import type { Json, JsonObject } from '../../lib/json.ts'
import { identifierFrom } from '../../lib/names.ts'
import type { Step, Workflow } from '../../workflows/definition.ts'
import { withDefaults } from '../../workflows/registry.ts'
import type { StepKind } from '../../workflows/step.ts'
import { rootsOf, type Sequence, stepsIn, subtreeOf } from '../../workflows/tree.ts'
import type { ComponentDocument } from '../document.ts'
import type { Edit } from '../edit.ts'
import { freeName, freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'
import { renameInConfig, renameInWorkflow, type Renaming } from './rename-in-workflows.ts'
import { replaceAt } from './within.ts'

/** Where a step goes: into a stage, or into a slot of a step, before the sibling at `index`. Inside a step the stage is that step's. */
export type StepPlace = Sequence & { readonly index: number }

/** Steps cut out of a workflow with what they hold; ids and names are made anew when they are pasted. */
export type StepClip = { readonly roots: readonly string[]; readonly steps: readonly Step[] }

const path = (workflow: string, id: string) => ['workflows', workflow, 'steps', id]
const titleOf = (step: Step | undefined): string => (step ? step.title || step.name : '')
const namesOf = ({ steps }: Workflow): string[] => Object.values(steps).map(({ name }) => name)

/** A place with the stage of the step it is in; null where there is no such stage or step. */
function settled({ stages, steps }: Workflow, place: StepPlace): StepPlace | null {
  if (place.parent === null)
    return Object.hasOwn(stages, place.stage) ? { stage: place.stage, parent: null, index: place.index } : null
  const parent = steps[place.parent]
  return parent && place.slot !== undefined ? { ...place, stage: parent.stage } : null
}

/** Adds a step made from the palette. */
export function addStep(
  document: ComponentDocument,
  workflowId: string,
  wanted: { readonly kind: StepKind; readonly title: string; readonly config?: JsonObject },
  place: StepPlace,
  random: RandomBytes,
): Operation {
  const workflow = document.workflows[workflowId]
  const at = workflow && settled(workflow, place)
  const { kind, title, config = {} } = wanted
  if (!workflow || !at) return { label: 'step_added', params: { title }, edits: [], touched: [] }
  const id = freshId(document, title, random, kind.replaceAll('-', '_'))
  const { index, ...sequence } = at
  const step: Step = {
    id,
    kind,
    name: freeName(identifierFrom(title, 'step'), namesOf(workflow)),
    title: '',
    ...sequence,
    order: orderAt(stepsIn(workflow, sequence), index),
    config: withDefaults({ kind, config }),
  }
  return {
    label: 'step_added',
    params: { title },
    edits: [insert(path(workflowId, id), step as unknown as Json)],
    touched: [id],
  }
}

/** Removes steps and what they hold. */
export function removeSteps(document: ComponentDocument, workflowId: string, ids: readonly string[]): Operation {
  const workflow = document.workflows[workflowId]
  const roots = workflow ? rootsOf(workflow, ids) : []
  const all = workflow ? roots.flatMap((id) => subtreeOf(workflow, id)) : []
  return {
    label: 'steps_removed',
    params: { count: roots.length, title: titleOf(workflow?.steps[roots[0] ?? '']) },
    edits: all.toReversed().map((step) => remove(path(workflowId, step.id))),
    touched: [],
  }
}

/** Moves steps next to each other to a place, with what they hold; a place inside one of them moves nothing. */
export function moveSteps(
  document: ComponentDocument,
  workflowId: string,
  ids: readonly string[],
  place: StepPlace,
): Operation {
  const workflow = document.workflows[workflowId]
  const roots = workflow ? rootsOf(workflow, ids) : []
  const params = { count: roots.length, title: titleOf(workflow?.steps[roots[0] ?? '']) }
  const at = workflow && settled(workflow, place)
  const moved = workflow ? roots.flatMap((id) => subtreeOf(workflow, id)) : []
  if (!workflow || !at || moved.some(({ id }) => id === at.parent))
    return { label: 'steps_moved', params, edits: [], touched: [] }
  const siblings = stepsIn(workflow, at)
  const isRoot = ({ id }: Step) => roots.includes(id)
  let index = siblings.slice(0, at.index).filter((step) => !isRoot(step)).length
  const current: { order: string }[] = siblings.filter((step) => !isRoot(step))
  const moves = roots.map((id): Edit => {
    const order = orderAt(current, index)
    current.splice(index++, 0, { order })
    return { op: 'move', path: path(workflowId, id), order, parent: at.parent, slot: at.slot ?? null }
  })
  const stages = moved
    .filter(({ stage }) => stage !== at.stage)
    .map(({ id }) => set([...path(workflowId, id), 'stage'], at.stage))
  return { label: 'steps_moved', params, edits: [...moves, ...stages], touched: roots }
}

/** What copying puts on the clipboard. */
export function clipSteps(workflow: Workflow, ids: readonly string[]): StepClip {
  const roots = rootsOf(workflow, ids)
  return { roots, steps: roots.flatMap((id) => subtreeOf(workflow, id)) }
}

/** Puts a clip at a place with new ids and free names; what its steps say of each other follows the new names. */
export function pasteSteps(
  document: ComponentDocument,
  workflowId: string,
  { roots, steps }: StepClip,
  place: StepPlace,
  random: RandomBytes,
  label: 'steps_pasted' | 'steps_duplicated' = 'steps_pasted',
): Operation {
  const workflow = document.workflows[workflowId]
  const at = workflow && settled(workflow, place)
  const params = { count: roots.length, title: titleOf(steps[0]) }
  if (!workflow || !at) return { label, params, edits: [], touched: [] }
  const ids = new Map(steps.map((step) => [step.id, freshId(document, step.name, random, 'step')]))
  const names = freeNames(steps, namesOf(workflow))
  const renamings = steps.flatMap(({ id, name }): Renaming[] => {
    const to = names.get(id) ?? name
    return to === name ? [] : [{ from: `steps.${name}`, to }]
  })
  const { index, ...sequence } = at
  const siblings: { order: string }[] = stepsIn(workflow, sequence)
  let next = Math.min(index, siblings.length)
  const edits = steps.map(({ slot, ...step }) => {
    const isRoot = roots.includes(step.id)
    const order = isRoot ? orderAt(siblings, next) : step.order
    if (isRoot) siblings.splice(next++, 0, { order })
    const copy: Step = {
      ...step,
      id: ids.get(step.id) ?? step.id,
      name: names.get(step.id) ?? step.name,
      order,
      stage: sequence.stage,
      config: renameInConfig(step, renamings),
      ...(isRoot
        ? { parent: sequence.parent, ...(sequence.slot === undefined ? {} : { slot: sequence.slot }) }
        : { parent: ids.get(step.parent ?? '') ?? sequence.parent, ...(slot === undefined ? {} : { slot }) }),
    }
    return insert(path(workflowId, copy.id), copy as unknown as Json)
  })
  return { label, params, edits, touched: roots.map((id) => ids.get(id) ?? id) }
}

/** A name for each step that nothing else has. No new name is an old one of the clip, so that names are changed one after the other. */
function freeNames(steps: readonly Step[], taken: readonly string[]): Map<string, string> {
  const used = [...taken]
  const old = steps.map(({ name }) => name)
  return new Map(
    steps.map(({ id, name }) => {
      const free = freeName(name, used) === name ? name : freeName(name, [...used, ...old])
      used.push(free)
      return [id, free]
    }),
  )
}

/** Copies steps right behind the last of them. */
export function duplicateSteps(
  document: ComponentDocument,
  workflowId: string,
  ids: readonly string[],
  random: RandomBytes,
): Operation {
  const workflow = document.workflows[workflowId]
  const roots = workflow ? rootsOf(workflow, ids) : []
  const last = workflow?.steps[roots.at(-1) ?? '']
  if (!workflow || !last) return { label: 'steps_duplicated', params: { count: 0, title: '' }, edits: [], touched: [] }
  const { stage, parent, slot } = last
  const index = stepsIn(workflow, last).findIndex(({ id }) => id === last.id) + 1
  const place = { stage, parent, ...(slot === undefined ? {} : { slot }), index }
  return pasteSteps(document, workflowId, clipSteps(workflow, roots), place, random, 'steps_duplicated')
}

/**
 * Gives an entry of a step a value: `['title']`, `['config', 'options', '0', 'title']`, `['retry', 'max']`; `undefined` takes it away. A
 * change of `name` is carried into every expression of the workflow.
 */
export function setStep(
  document: ComponentDocument,
  workflowId: string,
  id: string,
  { path: steps, value }: { readonly path: readonly string[]; readonly value: Json | undefined },
): Operation {
  const workflow = document.workflows[workflowId]
  const step = workflow?.steps[id]
  const [entry = '', ...rest] = steps
  const title = titleOf(step)
  if (!workflow || !step || entry === '') return { label: 'step_changed', params: { title }, edits: [], touched: [] }
  if (entry === 'name' && typeof value === 'string') {
    const renaming = { from: `steps.${step.name}`, to: value }
    return {
      label: 'step_renamed',
      params: { title, name: value },
      edits: [set([...path(workflowId, id), 'name'], value), ...renameInWorkflow(workflow, [renaming])],
      touched: [id],
    }
  }
  return {
    label: 'step_changed',
    params: { title },
    edits: [set(...targetOf(step, path(workflowId, id), entry, rest, value))],
    touched: [id],
  }
}

/** One entry of the configuration is one value of an edit; other entries are replaced whole. */
function targetOf(
  step: Step,
  at: readonly string[],
  entry: string,
  rest: readonly string[],
  value: Json | undefined,
): [path: readonly string[], value: Json | undefined] {
  const [field, ...deeper] = rest
  if (field === undefined) return [[...at, entry], value]
  if (entry !== 'config') {
    const whole = (step as unknown as JsonObject)[entry] ?? {}
    return [[...at, entry], replaceAt(whole, rest, value)]
  }
  const next = deeper.length === 0 ? value : replaceAt(step.config[field] ?? {}, deeper, value)
  return [[...at, entry, field], next]
}
