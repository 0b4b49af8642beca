import { instantOf, isIsoDate, isIsoTime } from '../lib/time.ts'
import type { Problem } from '../lib/problem.ts'
import type { Compiled } from './compile.ts'
import type { Frame, Value } from './frame.ts'
import type { Literal } from './predicate.ts'
import type { ExprType, ScalarType, Scope } from './scope.ts'
import { children, type Node, problem, rangeOf } from './syntax.ts'

/** A scope some of whose variables are columns of the rows to be filtered. Keep one object per place. */
export type RowScope = Scope & {
  readonly columns: readonly string[]
  /** A record variable that stands for the row: `record.total` is the column `total`. */
  readonly row?: string
}

export class NotPushable extends Error {
  readonly problem: Problem

  constructor(node: Node, what: string) {
    super(what)
    this.problem = problem('expression_not_pushable', rangeOf(node), { what })
  }
}

export const refuse = (node: Node, what: string): never => {
  throw new NotPushable(node, what)
}

export type Push = {
  readonly compiled: Compiled
  readonly scope: RowScope
  readonly frame: Frame
  /** The parts of the tree that depend on the row. */
  readonly reads: ReadonlySet<Node>
}

export function readsRow(tree: Node, { columns, row }: RowScope): Set<Node> {
  const names = new Set(row === undefined ? columns : [...columns, row])
  const found = new Set<Node>()
  const visit = (node: Node): boolean => {
    const below = children(node).map(visit).includes(true)
    const reads = below || (node.op === 'id' && names.has(node.args))
    if (reads) found.add(node)
    return reads
  }
  visit(tree)
  return found
}

export const typeOf = (node: Node, { compiled }: Push): ExprType => compiled.nodes.get(node)?.type ?? 'any'
export const known = (node: Node, { compiled, frame }: Push): Value => compiled.nodes.get(node)?.run(frame) ?? null

/** A known value is not of the type of the column beside it. */
export class Mismatch extends NotPushable {}

const SCALARS: ReadonlySet<unknown> = new Set(['string', 'int', 'double', 'bool', 'date', 'time', 'datetime'])
export const scalar = (type: ExprType): ScalarType | null => (SCALARS.has(type) ? (type as ScalarType) : null)

const make = (type: ScalarType, value: Literal['value']): Literal => ({ kind: 'literal', type, value })

/** A known value as a parameter of the type asked for, or null when it is not of that type. */
export function literal(value: Value, own: ExprType, wanted: ExprType): Literal | null {
  const type = scalar(own) ?? scalar(wanted)
  if (value === null) return make(type ?? 'string', null)
  if (typeof value === 'boolean') return type === null || type === 'bool' ? make('bool', value) : null
  if (typeof value === 'number') {
    return type === null || type === 'int' || type === 'double'
      ? make(Number.isSafeInteger(value) ? 'int' : 'double', value)
      : null
  }
  if (typeof value !== 'string') return null
  switch (type) {
    case null:
    case 'string':
      return make('string', value)
    case 'date':
      return isIsoDate(value) ? make(type, value) : null
    case 'time':
      return isIsoTime(value) ? make(type, value.length === 5 ? `${value}:00` : value) : null
    case 'datetime': {
      const at = instantOf(value)
      return at === null ? null : make(type, at)
    }
    default:
      return null
  }
}
