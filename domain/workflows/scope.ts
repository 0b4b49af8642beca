import type { Model } from '../components/model.ts'
import { recordTypeOf, USER_TYPE } from '../controls/scope.ts'
import type { ExprType, Scope } from '../expressions/scope.ts'
import type { Workflow } from './definition.ts'
import { STEPS } from './registry.ts'

/** The component a workflow belongs to, as its expressions need it. */
export type Owner = { readonly title: string; readonly model: Model }

const RUN_TYPE: ExprType = {
  record: { id: 'string', key: 'string', startedAt: 'datetime', trigger: 'string' },
  title: 'run',
}

const ERROR_TYPE: ExprType = { record: { code: 'string', message: 'string' } }

/**
 * What expressions of a workflow may name: `record`, as it was when the run last heard of it; `input` it was started with; `steps.<name>`,
 * what each step came to; `vars` of *set* steps; `item` and `index` inside a *for each*; `error` where a failure is dealt with; `user`, who
 * started it; `run`. Make it once per workflow: compiled expressions are remembered by it.
 */
export function workflowScope({ steps }: Pick<Workflow, 'steps'>, owner: Owner): Scope {
  const outputs = Object.values(steps).map(({ name, kind }) => [name, STEPS[kind].output] as const)
  return {
    variables: {
      record: recordTypeOf(owner.model, owner.title),
      input: 'any',
      steps: { record: Object.fromEntries(outputs), title: 'steps' },
      vars: 'any',
      item: 'any',
      index: 'int',
      error: ERROR_TYPE,
      user: USER_TYPE,
      run: RUN_TYPE,
    },
    title: owner.title,
  }
}

/** What limits and webhooks may name: the record and the input a run is about to start with. */
export const startScope = ({ title, model }: Owner): Scope => ({
  variables: { record: recordTypeOf(model, title), input: 'any' },
  title,
})

/** What the condition of a record trigger may name: the record after the change, and before it. */
export const changeScope = ({ title, model }: Owner): Scope => ({
  variables: { record: recordTypeOf(model, title), before: recordTypeOf(model, title) },
  title,
})
