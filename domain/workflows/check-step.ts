import { error, repeated, warning } from '../components/report.ts'
import type { Json } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import type { CheckPlace } from './check.ts'
import { SHARED_SLOTS, type Step, type Workflow } from './definition.ts'
import type { Option, People } from './parts.ts'
import { checkStepConfig, slotsOf, STEPS } from './registry.ts'
import type { StepField } from './step.ts'
import { isShown, referencesIn } from './walk-step.ts'

/** Everything wrong with one step: where it stands, what it is set to, what it refers to. Paths start at the step. */
export function checkStep(workflow: Workflow, step: Step, place: CheckPlace): Problem[] {
  const holder = checkHolder(workflow, step)
  const malformed = checkStepConfig(step)
  // What is malformed cannot be looked into.
  if (malformed.length > 0) return [...holder, ...malformed]
  return [
    ...holder,
    ...checkEntries(step, place),
    ...checkReferences(workflow, step, place),
    ...checkSlots(step),
    ...checkWaiting(step),
  ]
}

function checkHolder({ stages, steps }: Workflow, step: Step): Problem[] {
  if (!Object.hasOwn(stages, step.stage)) return [error('stage_missing', ['stage'])]
  if (step.parent === null) return []
  const parent = steps[step.parent]
  if (!parent) return [error('step_parent_missing', ['parent'])]
  if (isInCircle(steps, step)) return [error('step_in_circle', ['parent'])]
  if (slotsOf(parent).every(({ id }) => id !== step.slot)) return [error('step_slot_missing', ['slot'])]
  // Taking back neither asks nor goes elsewhere: the run is over for people.
  const isOut = step.kind === 'go' || step.kind === 'ask'
  return isOut && isTakingBack(steps, step) ? [error('step_not_in_undo', ['kind'])] : []
}

function* ancestors(steps: Workflow['steps'], step: Step): Generator<Step> {
  const seen = new Set<string>()
  for (
    let at: Step | undefined = step;
    at && !seen.has(at.id);
    at = at.parent === null ? undefined : steps[at.parent]
  ) {
    seen.add(at.id)
    yield at
  }
}

function isInCircle(steps: Workflow['steps'], step: Step): boolean {
  const [last] = [...ancestors(steps, step)].slice(-1)
  return last !== undefined && last.parent !== null && steps[last.parent] !== undefined
}

const isTakingBack = (steps: Workflow['steps'], step: Step): boolean =>
  [...ancestors(steps, step)].some(({ slot }) => slot === 'undo')

function checkEntries(step: Step, { roles }: CheckPlace): Problem[] {
  const fields: readonly (readonly [string, StepField])[] = Object.entries(STEPS[step.kind].fields)
  return fields.flatMap(([name, field]) => {
    if (!isShown(step, field)) return []
    const path = ['config', name]
    const value = step.config[name] ?? field.default
    if (isNothing(field.input, value)) return field.required ? [error('value_required', path)] : []
    if (field.input !== 'people' || roles === null) return []
    const unknown = ((value as unknown as People).roles ?? []).filter((role) => !roles.has(role))
    return unknown.length > 0 ? [error('role_unknown', [...path, 'roles'])] : []
  })
}

/** Whether an entry says nothing: absent, blank, without items, or people who are nobody. */
function isNothing(input: StepField['input'], value: Json | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  const { users = '', roles = [] } = value as unknown as People
  return input === 'people' ? users.trim() === '' && roles.length === 0 : Object.keys(value).length === 0
}

function checkReferences(
  { stages }: Workflow,
  step: Step,
  { owner, pages, workflows, knowsAll }: CheckPlace,
): Problem[] {
  return referencesIn(step).flatMap(({ kind, path, id }) => {
    switch (kind) {
      case 'stage':
        return Object.hasOwn(stages, id) ? [] : [error('stage_missing', path)]
      case 'property': {
        const property = owner.model.properties[id]
        if (!property) return [error('property_missing', path, { property: id })]
        return property.virtual ? [error('property_type_unsuitable', path, { type: property.type })] : []
      }
      case 'page':
        return pages.has(id) ? [] : [error('page_missing', path, { page: id })]
      case 'workflow':
        return !knowsAll || workflows.has(id) ? [] : [error('workflow_missing', path)]
    }
  })
}

/** Branches by their ids: no two alike, none called like one that steps have anyway. */
function checkSlots({ kind, config }: Step): Problem[] {
  const lists = { ask: 'options', switch: 'cases', parallel: 'branches' } as const
  const entry = kind in lists ? lists[kind as keyof typeof lists] : null
  if (entry === null) return []
  const items = (config[entry] ?? []) as unknown as readonly { readonly id: string }[]
  const reserved: readonly string[] =
    kind === 'ask' ? [...SHARED_SLOTS, 'late'] : kind === 'switch' ? ['otherwise'] : []
  const at = (item: { readonly id: string }) => ['config', entry, String(items.indexOf(item)), 'id']
  return [
    ...repeated(items, ({ id }) => id).map((item) => error('id_taken', at(item))),
    ...items.filter(({ id }) => reserved.includes(id)).map((item) => error('id_reserved', at(item), { id: item.id })),
    ...(kind === 'parallel' && items.length === 1 ? [warning('branches_too_few', ['config', entry])] : []),
  ]
}

/** What might wait for ever, and what is to happen then. */
function checkWaiting({ kind, config }: Step): Problem[] {
  const waits = kind === 'ask' || (kind === 'wait' && config['for'] === 'event')
  if (!waits) return []
  const late = config['lateAnswer']
  const options = (config['options'] ?? []) as unknown as readonly Option[]
  const isForeign = kind === 'ask' && config['late'] === 'answer' && options.every(({ id }) => id !== late)
  return [
    ...(config['deadline'] === undefined ? [warning('wait_without_deadline', ['config', 'deadline'])] : []),
    ...(isForeign && late !== undefined ? [error('answer_missing', ['config', 'lateAnswer'])] : []),
  ]
}
