import { error, repeated, warning } from '../components/report.ts'
import type { Problem } from '../lib/problem.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkFlow } from './check-flow.ts'
import { checkStep } from './check-step.ts'
import { checkTriggers } from './check-triggers.ts'
import type { Workflow } from './definition.ts'
import type { Owner } from './scope.ts'

/** What a workflow is checked against. */
export type CheckPlace = {
  readonly owner: Owner
  /** Pages of its component. */
  readonly pages: ReadonlySet<string>
  /** Workflows there are, with those they start and wait for. */
  readonly workflows: ReadonlyMap<string, readonly string[]>
  /** Whether `workflows` are all there are. */
  readonly knowsAll: boolean
  /** Names of the roles; null where they are not known. */
  readonly roles: ReadonlySet<string> | null
}

/**
 * Everything a builder must or should mend in a workflow before publishing. Paths start at the workflow. Structure is taken as valid
 * (`Workflow` parsed it); says nothing of a way through that there may be.
 */
export const check = (workflow: Workflow, place: CheckPlace): Problem[] => [
  ...checkNames(workflow),
  ...Object.values(workflow.steps).flatMap((step) =>
    checkStep(workflow, step, place).map((problem) => ({ ...problem, path: ['steps', step.id, ...problem.path] })),
  ),
  ...checkExpressions(workflow, place.owner),
  ...checkFlow(workflow, place),
  ...checkTriggers(workflow, place),
]

function checkNames({ stages, steps }: Workflow): Problem[] {
  const list = Object.values(steps)
  return [
    ...(list.length === 0 ? [warning('workflow_empty', ['steps'])] : []),
    ...repeated(list, ({ name }) => name).map(({ id, name }) => error('name_taken', ['steps', id, 'name'], { name })),
    ...repeated(Object.values(stages), ({ title }) => title).map(({ id, title }) =>
      warning('title_repeated', ['stages', id, 'title'], { title }),
    ),
  ]
}
