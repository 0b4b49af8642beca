import { isFx } from '../controls/fx.ts'
import { compile, run } from '../expressions/compile.ts'
import type { Context, EvaluationError } from '../expressions/frame.ts'
import { renderTemplate } from '../expressions/template.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { isoInstant } from '../lib/time.ts'
import type { Machine } from './machine.ts'
import type { RunState, Thread } from './state.ts'
import { type Evaluate, StepProblem } from './step.ts'

/** Steps an expression of a workflow may take; lists of ten thousand items go through it. */
const FUEL = 1_000_000

type Outputs = { readonly [step: string]: Json }

/** What the steps before came to, as a thread sees them: its own over those of the threads around it. */
export function visibleOutputs({ threads }: Pick<RunState, 'threads'>, thread: Thread): Outputs {
  const parent = thread.parent === null ? undefined : threads[thread.parent]
  return parent ? { ...visibleOutputs({ threads }, parent), ...thread.outputs } : thread.outputs
}

/** The nearest value of a kind, from a thread outwards. */
function nearest<T>(state: RunState, thread: Thread, of: (thread: Thread) => T | null): T | null {
  for (let at: Thread | undefined = thread; at; at = at.parent === null ? undefined : state.threads[at.parent]) {
    const value = of(at)
    if (value !== null) return value
  }
  return null
}

/** The variables of `workflowScope` as a thread sees them. */
export function valuesFor(state: RunState, thread: Thread): { readonly [name: string]: unknown } {
  const item = nearest(state, thread, (at) => (at.index === null ? null : at))
  const error = nearest(state, thread, (at) => at.caught)
  return {
    record: state.record,
    input: state.input,
    steps: visibleOutputs(state, thread),
    vars: state.vars,
    item: item?.item ?? null,
    index: item?.index ?? null,
    error: error && { code: error.code, message: error.message },
    user: state.by,
    run: { id: state.id, key: state.key, startedAt: isoInstant(state.startedAt), trigger: state.cause.by },
  }
}

/** How a step works its configuration out. `now()` is the instant of the event at hand, so that a replay gives the same. */
export function evaluateFor(machine: Machine, state: RunState, thread: Thread): Evaluate {
  const context: Context = { now: state.at, fuel: FUEL }
  let values: { readonly [name: string]: unknown } | undefined
  const seen = () => (values ??= valuesFor(state, thread))
  const expression = (field: string, text: string): Json => {
    const compiled = compile(text, machine.scope)
    if (!compiled.ok) throw problemOf(field, text, compiled.error[0])
    const result = run(compiled.value, seen(), context)
    if (!result.ok) throw problemOf(field, text, result.error)
    return result.value
  }
  const value: Evaluate['value'] = (field, bound) =>
    isFx(bound) ? expression(`${field}.fx`, bound.fx) : (bound as Json)
  return {
    now: state.at,
    expression,
    value,
    text(field, template) {
      const result = renderTemplate(template, seen(), { ...context, scope: machine.scope })
      if (!result.ok) throw problemOf(field, template, result.error)
      return result.value
    },
    values: (field, bounds): JsonObject =>
      Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, value(`${field}.${name}`, bound)])),
  }
}

function problemOf(field: string, text: string, error: EvaluationError | undefined): StepProblem {
  const range = error?.range ?? { from: 0, to: text.length }
  return new StepProblem(error?.code ?? 'expression_failed', field, { range, value: error?.params ?? null })
}
