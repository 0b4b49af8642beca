import { rename as renameInExpression } from '../../expressions/rename.ts'
import { renameInTemplate } from '../../expressions/template.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Step, Workflow } from '../../workflows/definition.ts'
import { checkStepConfig } from '../../workflows/registry.ts'
import { expressionsAround, expressionsIn, type PlacedExpression } from '../../workflows/walk-step.ts'
import type { Edit } from '../edit.ts'
import { set } from './operation.ts'
import { replaceAt } from './within.ts'

/** What is called otherwise: the old dotted path, and its new last name. */
export type Renaming = { readonly from: string; readonly to: string }

const renamed = ({ text, template }: PlacedExpression, renamings: readonly Renaming[]): string =>
  renamings.reduce((now, { from, to }) => (template ? renameInTemplate : renameInExpression)(now, from, to), text)

/** A step's configuration with names changed in its expressions; the very same where nothing changes, or where it is not valid. */
export function renameInConfig(step: Pick<Step, 'kind' | 'config'>, renamings: readonly Renaming[]): JsonObject {
  if (checkStepConfig(step).length > 0) return step.config
  return expressionsIn(step).reduce((config, placed) => {
    const next = renamed(placed, renamings)
    return next === placed.text ? config : (replaceAt(config, placed.path.slice(1), next) as JsonObject)
  }, step.config)
}

/** Edits that change names in every expression of a workflow, in and around its steps. */
export function renameInWorkflow(workflow: Workflow, renamings: readonly Renaming[]): Edit[] {
  const at = ['workflows', workflow.id]
  const around = expressionsAround(workflow).flatMap((placed) => {
    const next = renamed(placed, renamings)
    return next === placed.text ? [] : [set([...at, ...placed.path], next)]
  })
  const inside = Object.values(workflow.steps).flatMap((step) => {
    const config = renameInConfig(step, renamings)
    return Object.entries(config).flatMap(([entry, value]) =>
      value === step.config[entry] ? [] : [set([...at, 'steps', step.id, 'config', entry], value as Json)],
    )
  })
  return [...inside, ...around]
}
