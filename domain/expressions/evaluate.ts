import type { Json } from '../lib/json.ts'
import { fail, type Result } from '../lib/result.ts'
import { compile, run } from './compile.ts'
import type { Context, EvaluationError } from './frame.ts'
import { OPEN_SCOPE, type Scope } from './scope.ts'

/**
 * Computes a text. Never throws. Dates behave as dates only where the scope says that they are.
 * @param values what the variables hold, as JSON; missing ones are null
 */
export function evaluate(
  text: string,
  values: { readonly [name: string]: unknown },
  { scope = OPEN_SCOPE, ...context }: Context & { readonly scope?: Scope },
): Result<Json, EvaluationError> {
  const compiled = compile(text, scope)
  if (compiled.ok) return run(compiled.value, values, context)
  const [first] = compiled.error
  return fail(first ?? { code: 'expression_failed', severity: 'error', path: [] })
}
