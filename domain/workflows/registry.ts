import * as v from 'valibot'
import { Fx } from '../controls/control.ts'
import { fieldProblems } from '../lib/issues.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { Id, Identifier } from '../lib/names.ts'
import type { Problem } from '../lib/problem.ts'
import { SHARED_SLOTS, type Step } from './definition.ts'
import { Span } from './duration.ts'
import { Branch, Case, Expression, Option, People } from './parts.ts'
import {
  type Slot,
  STEP_KINDS,
  type StepDefinition,
  type StepField,
  type StepKind,
  WORK_KINDS,
  type WorkKind,
} from './step.ts'
import { ask } from './steps/ask.ts'
import { call } from './steps/call.ts'
import { each } from './steps/each.ts'
import { failStep } from './steps/fail.ts'
import { finish } from './steps/finish.ts'
import { go } from './steps/go.ts'
import { ifStep } from './steps/if.ts'
import { notify } from './steps/notify.ts'
import { parallel } from './steps/parallel.ts'
import { reset } from './steps/reset.ts'
import { set } from './steps/set.ts'
import { switchStep } from './steps/switch.ts'
import { updateRecord } from './steps/update-record.ts'
import { wait } from './steps/wait.ts'
import { workflow } from './steps/workflow.ts'

/** Every step kind. Adding one is a file beside the others, an entry here, and what no longer compiles. */
export const STEPS: { readonly [Kind in StepKind]: StepDefinition<Kind> } = {
  ask,
  notify,
  'update-record': updateRecord,
  call,
  workflow,
  set,
  if: ifStep,
  switch: switchStep,
  parallel,
  each,
  wait,
  go,
  finish,
  fail: failStep,
  reset,
}

export const isWork = (kind: StepKind): kind is WorkKind => (WORK_KINDS as readonly StepKind[]).includes(kind)

/** Every slot of a step, its kind's own first. */
export const slotsOf = ({ kind, config }: Pick<Step, 'kind' | 'config'>): readonly Slot[] => [
  ...STEPS[kind].slots(config),
  ...(isWork(kind) ? SHARED_SLOTS.map((id) => ({ id })) : []),
]

const Scalar = v.union([v.pipe(v.string(), v.maxLength(20_000)), v.number(), v.boolean(), v.null()])
const Value = v.union([Fx, Scalar, v.pipe(v.array(Scalar), v.maxLength(200))])

/** The schema of one entry. */
function fieldSchema(field: StepField): v.GenericSchema<unknown, unknown> {
  switch (field.input) {
    case 'text':
      return v.pipe(v.string(), v.maxLength(20_000))
    case 'expression':
      return Expression
    case 'number':
      return v.pipe(v.number(), v.integer(), v.minValue(field.min), v.maxValue(field.max))
    case 'toggle':
      return v.boolean()
    case 'choice':
      return v.picklist(field.options)
    case 'span':
      return Span
    case 'name':
      return v.pipe(v.string(), v.maxLength(60))
    case 'values':
      return v.pipe(v.record(Identifier, Value), v.maxEntries(60))
    case 'properties':
      return v.pipe(v.record(Id, Value), v.maxEntries(200))
    case 'texts':
      return v.pipe(
        v.record(
          v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,60}$/, 'name_malformed')),
          v.pipe(v.string(), v.maxLength(4_000)),
        ),
        v.maxEntries(40),
      )
    case 'people':
      return People
    case 'options':
      return v.pipe(v.array(Option), v.maxLength(12))
    case 'cases':
      return v.pipe(v.array(Case), v.maxLength(50))
    case 'branches':
      return v.pipe(v.array(Branch), v.maxLength(50))
    case 'stage':
    case 'workflow':
    case 'page':
      return Id
  }
}

const schemaOf = (fields: StepDefinition['fields']) =>
  v.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, v.optional(fieldSchema(field))])),
  )

/** The schema of each kind's configuration; every entry may be absent, so that half a step can be saved. */
export const STEP_SCHEMAS = Object.fromEntries(
  STEP_KINDS.map((kind) => [kind, schemaOf(STEPS[kind].fields)]),
) as unknown as {
  readonly [Kind in StepKind]: v.GenericSchema<unknown, JsonObject>
}

/** What is wrong with a step's configuration by itself; paths start at the step. */
export function checkStepConfig(step: Pick<Step, 'kind' | 'config'>): Problem[] {
  const parsed = v.safeParse(STEP_SCHEMAS[step.kind], step.config)
  if (parsed.success) return []
  return fieldProblems(parsed.issues).map(({ path, code, params }) => ({
    code,
    severity: 'error',
    path: ['config', ...path.split('.').filter(Boolean)],
    ...(params ? { params: params as NonNullable<Problem['params']> } : {}),
  }))
}

/** A configuration with the defaults of its kind filled in. */
export function withDefaults({ kind, config }: Pick<Step, 'kind' | 'config'>): JsonObject {
  const filled: { [name: string]: Json } = {}
  for (const [name, { default: value }] of Object.entries(STEPS[kind].fields))
    if (value !== undefined) filled[name] = value
  return { ...filled, ...config }
}
