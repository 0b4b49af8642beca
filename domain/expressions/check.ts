import type { Problem } from '../lib/problem.ts'
import { outcomeOf } from './compile.ts'
import { type Limits, outsideLimits } from './limits.ts'
import { type ExprType, fits, type Scope, typeName } from './scope.ts'
import { problem } from './syntax.ts'

/**
 * The type of an expression and everything wrong with it. Codes: those of `parse`, and
 * `expression_unknown_name` {name, suggestion, owner}, `expression_unknown_function` {name, suggestion},
 * `expression_argument_count` {name, signatures, actual}, `expression_type` {expected, actual, function?},
 * `expression_no_overload` {operator, left, right}, `expression_unsupported` {what}, and those of `outsideLimits`. Names and suggestions may be null.
 * @param expected the type the place asks for; an int does for a double, null for anything
 * @param limits what the place takes of that type; held against results that are written down
 */
export function check(
  text: string,
  scope: Scope,
  expected: ExprType = 'any',
  limits: Limits = {},
): { readonly type: ExprType; readonly problems: readonly Problem[] } {
  const { compiled, type, problems } = outcomeOf(text, scope)
  if (problems.length > 0 || compiled === null) return { type, problems }
  if (fits(type, expected)) return { type, problems: outsideLimits(compiled.tree, limits) }
  const whole = { from: 0, to: text.length }
  return {
    type,
    problems: [problem('expression_type', whole, { expected: typeName(expected), actual: typeName(type) })],
  }
}
