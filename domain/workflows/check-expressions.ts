import { EXPR_TYPES } from '../controls/path.ts'
import { check } from '../expressions/check.ts'
import type { ExprType, Scope } from '../expressions/scope.ts'
import { checkTemplate } from '../expressions/template.ts'
import type { Problem } from '../lib/problem.ts'
import type { Workflow } from './definition.ts'
import { checkStepConfig, STEPS } from './registry.ts'
import { changeScope, type Owner, startScope, workflowScope } from './scope.ts'
import { expressionsAround, expressionsIn, isShown, type PlacedExpression } from './walk-step.ts'

/** Everything wrong with expressions and templates of a workflow, with the stretch that is wrong. Paths start at the workflow. */
export function checkExpressions(workflow: Workflow, owner: Owner): Problem[] {
  const scopes = scopesOf(workflow, owner)
  const inSteps = Object.values(workflow.steps).flatMap((step) => {
    // What is malformed cannot be looked into.
    if (checkStepConfig(step).length > 0) return []
    return expressionsIn(step)
      .filter(({ path: [, entry = ''] }) => {
        const field = STEPS[step.kind].fields[entry]
        return field !== undefined && isShown(step, field)
      })
      .flatMap((placed) => checkOne(placed, scopes, owner, ['steps', step.id]))
  })
  return [...inSteps, ...expressionsAround(workflow).flatMap((placed) => checkOne(placed, scopes, owner, []))]
}

type Scopes = { readonly [Kind in PlacedExpression['scope']]: Scope }

/** Expressions are remembered by the identity of their scope, so it is made once per workflow. */
const known = new WeakMap<Workflow['steps'], { readonly model: object; readonly scopes: Scopes }>()

function scopesOf(workflow: Workflow, owner: Owner): Scopes {
  const made = known.get(workflow.steps)
  if (made && made.model === owner.model) return made.scopes
  const scopes = { step: workflowScope(workflow, owner), start: startScope(owner), change: changeScope(owner) }
  known.set(workflow.steps, { model: owner.model, scopes })
  return scopes
}

function checkOne(placed: PlacedExpression, scopes: Scopes, owner: Owner, at: readonly string[]): Problem[] {
  const scope = scopes[placed.scope]
  const problems = placed.template
    ? checkTemplate(placed.text, scope)
    : check(placed.text, scope, expectedOf(placed, owner)).problems
  return problems.map((problem) => ({ ...problem, path: [...at, ...placed.path] }))
}

/** A property takes what expressions see of it; files and references are written by their id. */
function expectedOf({ expected, property }: PlacedExpression, { model }: Owner): ExprType {
  const type = property === undefined ? undefined : model.properties[property]?.type
  if (type === undefined) return expected
  return type === 'file' || type === 'catalog' || type === 'array' ? 'any' : EXPR_TYPES[type]
}
