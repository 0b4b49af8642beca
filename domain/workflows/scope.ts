import { EXPR_TYPES } from '../controls/path.ts'
import { propertiesOf, SYSTEM_PROPERTIES, type Model } from '../components/model.ts'
import { USER_TYPE } from '../controls/scope.ts'
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
export function workflowScope({ steps }: Pick<Workflow, 'steps'>, { title, model }: Owner): Scope {
  const outputs = Object.values(steps).map(({ name, kind }) => [name, STEPS[kind].output] as const)
  return {
    variables: {
      record: {
        record: {
          ...SYSTEM_PROPERTIES,
          ...Object.fromEntries(propertiesOf(model).map((property) => [property.name, EXPR_TYPES[property.type]])),
        },
        title,
      },
      input: 'any',
      steps: { record: Object.fromEntries(outputs), title: 'steps' },
      vars: 'any',
      item: 'any',
      index: 'int',
      error: ERROR_TYPE,
      user: USER_TYPE,
      run: RUN_TYPE,
    },
    title,
  }
}
