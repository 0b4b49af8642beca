import { isFx } from '../controls/fx.ts'
import type { ExprType } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Step, Workflow } from './definition.ts'
import type { People } from './parts.ts'
import { STEPS } from './registry.ts'
import type { StepField } from './step.ts'

/** An expression or template, and how to check it. */
export type PlacedExpression = {
  readonly path: readonly string[]
  readonly text: string
  readonly expected: ExprType
  /** `{{ … }}` inside words, for `checkTemplate`. */
  readonly template: boolean
  /** What it may name: `workflowScope`, `startScope`, or `changeScope`. */
  readonly scope: 'step' | 'start' | 'change'
  /** The property of the workflow's component that takes its value. */
  readonly property?: string
}

/** Something a step needs to exist elsewhere. `path` starts at the step. */
export type PlacedReference = {
  readonly kind: 'property' | 'stage' | 'workflow' | 'page'
  readonly path: readonly string[]
  readonly id: string
}

type Found = { readonly expressions: PlacedExpression[]; readonly references: PlacedReference[] }
type Configured = Pick<Step, 'kind' | 'config'>

/** Every expression of a step, those of hidden entries too; paths start at the step. Its configuration has passed `checkStepConfig`. */
export const expressionsIn = (step: Configured): PlacedExpression[] => walk(step).expressions

/** Everything a step refers to. Its configuration has passed `checkStepConfig`. */
export const referencesIn = (step: Configured): PlacedReference[] => walk(step).references

/** Whether an entry is shown, and used, under a configuration. */
export function isShown({ kind, config }: Configured, { when }: StepField): boolean {
  if (!when) return true
  const fields: { readonly [name: string]: StepField } = STEPS[kind].fields
  const value = config[when.field] ?? fields[when.field]?.default
  return typeof value === 'string' && when.is.includes(value)
}

function walk({ kind, config }: Configured): Found {
  const found: Found = { expressions: [], references: [] }
  for (const [name, field] of Object.entries(STEPS[kind].fields)) {
    const value = config[name]
    if (value !== undefined && value !== null) visit(field, value, ['config', name], found)
  }
  return found
}

function visit(field: StepField, value: Json, path: readonly string[], found: Found): void {
  // `checkStepConfig` has made sure of the shapes; what each input writes is said in `step.ts`.
  switch (field.input) {
    case 'text':
      return template(found, String(value), path)
    case 'texts':
      for (const [name, text] of Object.entries(value as JsonObject)) template(found, String(text), [...path, name])
      return
    case 'expression':
      return expression(found, String(value), path, field.type)
    case 'people': {
      const { users } = value as unknown as People
      if (users !== undefined) expression(found, users, [...path, 'users'], 'any')
      return
    }
    case 'values':
    case 'properties':
      for (const [name, bound] of Object.entries(value as JsonObject)) {
        const property = field.input === 'properties' ? { property: name } : {}
        if (field.input === 'properties') found.references.push({ kind: 'property', path: [...path, name], id: name })
        if (isFx(bound))
          found.expressions.push({
            path: [...path, name, 'fx'],
            text: bound.fx,
            expected: 'any',
            template: false,
            scope: 'step',
            ...property,
          })
      }
      return
    case 'stage':
    case 'workflow':
    case 'page':
      found.references.push({ kind: field.input, path, id: String(value) })
      return
    default:
      return
  }
}

function template({ expressions }: Found, text: string, path: readonly string[]): void {
  if (text.includes('{{')) expressions.push({ path, text, expected: 'string', template: true, scope: 'step' })
}

/** An entry that was emptied is as good as absent. */
function expression({ expressions }: Found, text: string, path: readonly string[], expected: ExprType): void {
  if (text.trim() !== '') expressions.push({ path, text, expected, template: false, scope: 'step' })
}

/** Expressions of a workflow outside of its steps; paths start at the workflow. */
export function expressionsAround({ limits, triggers }: Pick<Workflow, 'limits' | 'triggers'>): PlacedExpression[] {
  const found: PlacedExpression[] = []
  const add = (text: string | undefined, at: Pick<PlacedExpression, 'path' | 'expected' | 'scope'>) => {
    if (text !== undefined && text.trim() !== '') found.push({ ...at, text, template: false })
  }
  add(limits.key, { path: ['limits', 'key'], expected: 'any', scope: 'start' })
  add(limits.priority, { path: ['limits', 'priority'], expected: 'double', scope: 'start' })
  for (const trigger of Object.values(triggers)) {
    const at = ['triggers', trigger.id]
    if (trigger.kind === 'webhook') add(trigger.key, { path: [...at, 'key'], expected: 'any', scope: 'start' })
    if (trigger.kind === 'record') add(trigger.when, { path: [...at, 'when'], expected: 'bool', scope: 'change' })
  }
  return found
}
