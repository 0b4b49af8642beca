import { ordered } from '../components/model.ts'
import type { Step, Workflow } from './definition.ts'
import { slotsOf } from './registry.ts'

/** A sequence of steps: of a stage, or of a slot of a step. */
export type Sequence = { readonly stage: string; readonly parent: string | null; readonly slot?: string | undefined }

type Steps = Pick<Workflow, 'steps'>
type Columns = Pick<Workflow, 'stages' | 'steps'>

/** Steps of one sequence, in order. */
export const stepsIn = ({ steps }: Steps, { stage, parent, slot }: Sequence): Step[] =>
  ordered(steps).filter((step) =>
    parent === null ? step.parent === null && step.stage === stage : step.parent === parent && step.slot === slot,
  )

/** A step and everything inside it, parents first. A tree that hangs in a circle is walked once around. */
export function subtreeOf({ steps }: Steps, id: string): Step[] {
  const inside = Map.groupBy(ordered(steps), (step) => step.parent ?? '')
  const found = new Map<string, Step>()
  const visit = (step: Step | undefined): void => {
    if (!step || found.has(step.id)) return
    found.set(step.id, step)
    inside.get(step.id)?.forEach(visit)
  }
  visit(steps[id])
  return [...found.values()]
}

/** Steps as they are read: stage by stage, slot by slot. What hangs nowhere is left out. */
export function walkSteps(workflow: Columns): Step[] {
  const sequences = Map.groupBy(ordered(workflow.steps), ({ stage, parent, slot }) =>
    parent === null ? `stage ${stage}` : `step ${parent} ${slot ?? ''}`,
  )
  const walk = (step: Step): Step[] => [
    step,
    ...[...new Set(slotsOf(step).map(({ id }) => id))].flatMap((slot) =>
      (sequences.get(`step ${step.id} ${slot}`) ?? []).flatMap(walk),
    ),
  ]
  return ordered(workflow.stages).flatMap(({ id }) => (sequences.get(`stage ${id}`) ?? []).flatMap(walk))
}

/** Of several steps those that do not stand inside another of them, in reading order; what hangs nowhere comes last. */
export function rootsOf(workflow: Columns, ids: readonly string[]): string[] {
  const chosen = [...new Set(ids)].filter((id) => Object.hasOwn(workflow.steps, id)).toSorted()
  const roots: string[] = []
  const covered = new Map(chosen.map((id) => [id, new Set(subtreeOf(workflow, id).map((step) => step.id))]))
  for (const id of chosen) {
    // Of steps that hang in each other's circle the first stands for all.
    const isInner = chosen.some(
      (other) => other !== id && covered.get(other)?.has(id) && !(id < other && covered.get(id)?.has(other)),
    )
    if (!isInner) roots.push(id)
  }
  const place = new Map(walkSteps(workflow).map(({ id }, i) => [id, i]))
  return roots.toSorted((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1))
}
