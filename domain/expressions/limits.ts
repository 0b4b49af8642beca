import type { Problem } from '../lib/problem.ts'
import { type Node, problem, rangeOf } from './syntax.ts'

/** What a place takes of the values of its type. */
export type Limits = {
  readonly choices?: readonly string[] | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly pattern?: RegExp | undefined
}

type Literal = { readonly node: Node; readonly value: unknown }

/** The written values an expression may come to as a whole: `"a"` and `"b"` of `busy ? "a" : "b"`. */
function results(node: Node): Literal[] {
  if (node.op === 'value') return [{ node, value: typeof node.args === 'bigint' ? Number(node.args) : node.args }]
  if (node.op === '-_')
    return results(node.args).flatMap(({ value }) => (typeof value === 'number' ? [{ node, value: -value }] : []))
  if (node.op === '?:') return node.args.slice(1).flatMap(results)
  if (node.op === 'call' && node.args[0] === 'coalesce') return node.args[1].flatMap(results)
  return []
}

/**
 * Written results that the place does not take. Codes: `expression_not_a_choice` {actual, choices},
 * `expression_out_of_range` {actual, min, max}, `expression_malformed_value` {actual}.
 */
export const outsideLimits = (tree: Node, { choices, min, max, pattern }: Limits): Problem[] =>
  results(tree).flatMap(({ node, value }): Problem[] => {
    const range = rangeOf(node)
    if (typeof value !== 'string' && typeof value !== 'number') return []
    if (choices && !choices.includes(String(value)))
      return [problem('expression_not_a_choice', range, { actual: value, choices: choices.join(', ') })]
    if (typeof value === 'number' && ((min !== undefined && value < min) || (max !== undefined && value > max)))
      return [problem('expression_out_of_range', range, { actual: value, min: min ?? null, max: max ?? null })]
    return pattern?.test(String(value)) === false
      ? [problem('expression_malformed_value', range, { actual: value })]
      : []
  })
