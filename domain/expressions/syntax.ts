import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js'
import type { Problem } from '../lib/problem.ts'
import { fail, ok, type Result } from '../lib/result.ts'

export type Node = ASTNode
export type Range = { readonly from: number; readonly to: number }

/** UTF-16 units. */
export const MAX_LENGTH = 2_000
export const MAX_DEPTH = 64

const parser = new Environment({
  limits: {
    maxDepth: MAX_DEPTH,
    maxAstNodes: MAX_LENGTH,
    maxListElements: 1_000,
    maxMapEntries: 200,
    maxCallArguments: 32,
  },
})

/** Half-open range of UTF-16 offsets. */
export const rangeOf = (node: Node): Range => ({ from: node.start, to: node.end })

export const problem = (code: string, range: Range, params?: Problem['params']): Problem => ({
  code,
  severity: 'error',
  path: [],
  range,
  ...(params && { params }),
})

/** The direct sub-expressions of a node, in the order of the text. */
export function children(node: Node): readonly Node[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/** The range of a member's name (`b` of `a.b`), which the parser keeps as the node's position. */
export const memberRange = (node: Node & { readonly op: '.' | '.?' }): Range => ({
  from: node.pos,
  to: node.pos + node.args[1].length,
})

/** The range of a function's name. A method's name is looked for between its receiver and its first argument. */
export function functionRange(node: Node & { readonly op: 'call' | 'rcall' }): Range {
  const name = node.args[0]
  const from = node.op === 'call' ? node.start : node.input.indexOf(name, node.input.indexOf('.', node.args[1].end))
  return { from, to: from + name.length }
}

/** Left operands of `a + b + c` lie on one level, as people read them. */
function depthExceeds(node: Node, left: number): Node | null {
  if (left < 0) return node
  const infix = Array.isArray(node.args) && node.args.length === 2 && !/^(\.|\[|call|list|map)/.test(node.op)
  for (const [index, child] of children(node).entries()) {
    const found = depthExceeds(child, infix && index === 0 ? left : left - 1)
    if (found) return found
  }
  return null
}

/**
 * Text → tree. Fails with one problem: `expression_syntax` ({detail}: the parser's reason as a snake_case code),
 * `expression_too_long` ({max, length}), `expression_too_deep` ({max}) or `expression_empty`.
 */
export function parse(text: string): Result<Node, Problem> {
  const all = { from: 0, to: text.length }
  if (text.length > MAX_LENGTH) {
    return fail(
      problem('expression_too_long', { from: MAX_LENGTH, to: text.length }, { max: MAX_LENGTH, length: text.length }),
    )
  }
  if (text.trim() === '') return fail(problem('expression_empty', all))
  try {
    const { ast } = parser.parse(text)
    const deep = depthExceeds(ast, MAX_DEPTH)
    return deep ? fail(problem('expression_too_deep', rangeOf(deep), { max: MAX_DEPTH })) : ok(ast)
  } catch (error) {
    // Anything but a ParseError is the stack running out on nesting the parser does not count.
    if (!(error instanceof ParseError)) return fail(problem('expression_too_deep', all, { max: MAX_DEPTH }))
    if (error.code === 'limit_exceeded')
      return fail(problem('expression_too_deep', clamp(error.range, text), { max: MAX_DEPTH }))
    return fail(problem('expression_syntax', clamp(error.range, text), { detail: error.code }))
  }
}

/** An error past the end is shown on the last character, so that it can be seen. */
function clamp(range: { readonly start: number; readonly end: number } | undefined, text: string): Range {
  const to = Math.min(Math.max(range?.end ?? 0, (range?.start ?? 0) + 1), text.length)
  return { from: Math.min(range?.start ?? 0, to - 1), to }
}
