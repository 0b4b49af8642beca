import type { Problem } from '../lib/problem.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { CALENDAR_PARTS, type CalendarPart, Duration } from './calendar.ts'
import { compile } from './compile.ts'
import { type Context, guarded, openFrame, type Value } from './frame.ts'
import { ARITHMETIC, type Arithmetic } from './operators.ts'
import type { CompareOperator, Literal, Operand, Predicate, PushedFunction } from './predicate.ts'
import {
  known,
  literal,
  Mismatch,
  NotPushable,
  type Push,
  readsRow,
  refuse,
  type RowScope,
  scalar,
  typeOf,
} from './push.ts'
import { type ExprType, fits, isLoose, isRecord, typeName } from './scope.ts'
import { type Node, problem, rangeOf } from './syntax.ts'

/**
 * Turns a condition on rows into a predicate. Everything that does not read the row is evaluated now.
 * Problems: those of `check`, `expression_type` when the text is no condition, `expression_not_pushable` {what} with the range
 * that cannot be asked of the database, and those of evaluation.
 * @param values what the variables that are not columns hold
 */
export function toPredicate(
  text: string,
  scope: RowScope,
  values: { readonly [name: string]: unknown },
  context: Context,
): Result<Predicate, readonly Problem[]> {
  const compiled = compile(text, scope)
  if (!compiled.ok) return compiled
  const { type, tree } = compiled.value
  if (!fits(type, 'bool'))
    return fail([problem('expression_type', rangeOf(tree), { expected: 'bool', actual: typeName(type) })])
  const push: Push = {
    compiled: compiled.value,
    scope,
    frame: openFrame(values, context),
    reads: readsRow(tree, scope),
  }
  const done = guarded(() => {
    try {
      return ok(predicate(tree, push))
    } catch (error) {
      if (error instanceof NotPushable) return fail([error.problem])
      throw error
    }
  })
  return done.ok ? done.value : fail([done.error])
}

const constant = (value: boolean): Predicate => ({ kind: 'constant', value })
const isNull = (of: Operand): Predicate => ({ kind: 'isNull', operand: of })

function not(item: Predicate): Predicate {
  if (item.kind === 'constant') return constant(!item.value)
  return item.kind === 'not' ? item.item : { kind: 'not', item }
}

/** Joins predicates, flat, without constants. */
function join(kind: 'and' | 'or', parts: readonly Predicate[]): Predicate {
  const settled = kind === 'or'
  const items: Predicate[] = []
  for (const each of parts) {
    if (each.kind === kind) items.push(...each.items)
    else if (each.kind !== 'constant') items.push(each)
    else if (each.value === settled) return each
  }
  const [first, second] = items
  return first === undefined ? constant(!settled) : second === undefined ? first : { kind, items }
}

const COMPARE: { readonly [op: string]: CompareOperator } = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}

function predicate(node: Node, push: Push): Predicate {
  if (!push.reads.has(node)) return constant(known(node, push) === true)
  switch (node.op) {
    case '&&':
      return join(
        'and',
        node.args.map((side) => predicate(side, push)),
      )
    case '||':
      return join(
        'or',
        node.args.map((side) => predicate(side, push)),
      )
    case '!_':
      return not(predicate(node.args, push))
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(COMPARE[node.op] ?? 'eq', node.args[0], node.args[1], push)
    case 'in':
      return membership(node.args[0], node.args[1], push)
    case '?:': {
      const [when, yes, no] = node.args.map((each) => predicate(each, push))
      if (!when || !yes || !no) return constant(false)
      return when.kind === 'constant' ? (when.value ? yes : no) : { kind: 'if', when, yes, no }
    }
    case 'call':
    case 'rcall': {
      const asked = condition(node, push)
      if (asked) return asked
      break
    }
  }
  return { kind: 'isTrue', operand: operand(node, push) }
}

const argumentsOf = (node: Node & { readonly op: 'call' | 'rcall' }): readonly Node[] =>
  node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]]

/** Functions that answer yes or no. */
function condition(node: Node & { readonly op: 'call' | 'rcall' }, push: Push): Predicate | null {
  const name = node.args[0]
  const [first, second] = argumentsOf(node)
  if (!first || hosted(name, push)) return null
  if (name === 'has') return not(nullness(first, push))
  if (name === 'isBlank') {
    if (typeOf(first, push) !== 'string') return nullness(first, push)
    const trimmed: Operand = { kind: 'call', name: 'trim', operand: operand(first, push) }
    const empty: Literal = { kind: 'literal', type: 'string', value: '' }
    return {
      kind: 'compare',
      op: 'eq',
      left: { kind: 'coalesce', type: 'string', operands: [trimmed, empty] },
      right: empty,
    }
  }
  if ((name === 'contains' || name === 'startsWith' || name === 'endsWith') && second) {
    const text = operand(second, push, 'string')
    if (text.kind === 'literal' && typeof text.value !== 'string') return constant(false)
    return { kind: 'match', how: name, operand: operand(first, push), text }
  }
  return null
}

const hosted = (name: string, { scope }: Push): boolean =>
  scope.functions !== undefined && Object.hasOwn(scope.functions, name)

/** `x == null`, also of a reference. */
function nullness(node: Node, push: Push): Predicate {
  if (!push.reads.has(node)) return constant(known(node, push) === null)
  if (!isRecord(typeOf(node, push))) return isNull(operand(node, push))
  return isNull({ kind: 'column', path: path(node, push), type: 'reference' })
}

function comparison(op: CompareOperator, left: Node, right: Node, push: Push): Predicate {
  const equality = op === 'eq' || op === 'ne'
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (push.reads.has(side) || known(side, push) !== null) continue
    return !equality ? constant(false) : op === 'eq' ? nullness(other, push) : not(nullness(other, push))
  }
  const [leftType, rightType] = [typeOf(left, push), typeOf(right, push)]
  try {
    return { kind: 'compare', op, left: operand(left, push, rightType), right: operand(right, push, leftType) }
  } catch (error) {
    // A known value of another type is not equal to anything in the column; an order between them does not exist.
    if (error instanceof Mismatch && equality) return constant(op === 'ne')
    throw error
  }
}

function membership(item: Node, list: Node, push: Push): Predicate {
  if (push.reads.has(list)) {
    if (list.op !== 'list') return refuse(list, 'list of the row')
    return join(
      'or',
      list.args.map((each) => comparison('eq', item, each, push)),
    )
  }
  const values = known(list, push)
  if (values === null) return constant(false)
  if (!Array.isArray(values)) return refuse(list, 'in')
  const type = typeOf(item, push)
  const literals = values.flatMap((value: Value) => (value === null ? [] : (literal(value, 'any', type) ?? [])))
  const some: Predicate =
    literals.length > 0 ? { kind: 'in', operand: operand(item, push), values: literals } : constant(false)
  return values.includes(null) ? join('or', [some, nullness(item, push)]) : some
}

const CALLS: ReadonlySet<string> = new Set<PushedFunction>([
  'lower',
  'upper',
  'trim',
  'length',
  'abs',
  'round',
  'floor',
  'ceil',
])
const CONDITIONS: ReadonlySet<string> = new Set(['&&', '||', '!_', '==', '!=', '<', '<=', '>', '>=', 'in'])

/** @param wanted the type beside it, which a known value of unknown type takes */
function operand(node: Node, push: Push, wanted: ExprType = 'any'): Operand {
  const type = typeOf(node, push)
  if (!push.reads.has(node)) {
    const made = literal(known(node, push), type, wanted)
    if (!made) throw new Mismatch(node, typeName(wanted))
    return made
  }
  if (CONDITIONS.has(node.op)) return truthOf(predicate(node, push))
  switch (node.op) {
    case 'id':
    case '.': {
      const columnType = scalar(type)
      return columnType ? { kind: 'column', path: path(node, push), type: columnType } : refuse(node, typeName(type))
    }
    case '?:': {
      const [when, yes, no] = node.args
      const resultType = scalar(type) ?? refuse(node, typeName(type))
      return {
        kind: 'if',
        type: resultType,
        when: predicate(when, push),
        yes: operand(yes, push, type),
        no: operand(no, push, type),
      }
    }
    case '-_':
      return {
        kind: 'arithmetic',
        op: '-',
        type: numeric(type, node),
        left: { kind: 'literal', type: 'int', value: 0 },
        right: operand(node.args, push),
      }
    case 'call':
    case 'rcall':
      return call(node, push)
  }
  if (ARITHMETIC.includes(node.op as Arithmetic))
    return arithmetic(node as Node & { readonly op: Arithmetic }, type, push)
  return refuse(node, node.op)
}

const truthOf = (when: Predicate): Operand => ({
  kind: 'if',
  type: 'bool',
  when,
  yes: { kind: 'literal', type: 'bool', value: true },
  no: { kind: 'literal', type: 'bool', value: false },
})

const numeric = (type: ExprType, node: Node): 'int' | 'double' =>
  type === 'int' || type === 'double' ? type : refuse(node, `arithmetic of ${typeName(type)}`)

function arithmetic(node: Node & { readonly op: Arithmetic }, type: ExprType, push: Push): Operand {
  const [left, right] = node.args
  if (type === 'date' || type === 'datetime') {
    const [moved, by] = typeOf(right, push) === 'duration' ? [left, right] : [right, left]
    const length = push.reads.has(by) ? null : known(by, push)
    if (length === null && !push.reads.has(by)) return { kind: 'literal', type, value: null }
    if (!(length instanceof Duration)) return refuse(by, 'length of time from the row')
    const sign = node.op === '-' ? -1 : 1
    return { kind: 'shift', type, operand: operand(moved, push), months: sign * length.months, ms: sign * length.ms }
  }
  const [leftType, rightType] = [typeOf(left, push), typeOf(right, push)]
  if (type === 'string') return { kind: 'concat', left: operand(left, push), right: operand(right, push) }
  const resultType = isLoose(type) ? (isLoose(leftType) ? rightType : leftType) : type
  if (isLoose(type) && resultType === 'string' && node.op === '+') {
    return { kind: 'concat', left: operand(left, push, 'string'), right: operand(right, push, 'string') }
  }
  // What is of unknown type until now divides as a decimal, as it does in evaluation.
  const as = isLoose(type) && numeric(resultType, node) ? 'double' : numeric(resultType, node)
  return {
    kind: 'arithmetic',
    op: node.op,
    type: as,
    left: operand(left, push, rightType),
    right: operand(right, push, leftType),
  }
}

function call(node: Node & { readonly op: 'call' | 'rcall' }, push: Push): Operand {
  const name = node.args[0]
  const nodes = argumentsOf(node)
  const [first, second] = nodes
  if (!first || hosted(name, push)) return refuse(node, name)
  const asked = condition(node, push)
  if (asked) return truthOf(asked)
  const type = typeOf(node, push)
  const resultType = scalar(type) ?? refuse(node, typeName(type))
  if (name === 'coalesce')
    return { kind: 'coalesce', type: resultType, operands: nodes.map((each) => operand(each, push, type)) }
  if (name === 'daysBetween' && second)
    return { kind: 'daysBetween', from: asDate(first, push), to: asDate(second, push) }
  if (name === 'size') return { kind: 'call', name: 'length', operand: operand(first, push) }
  if (CALLS.has(name) && nodes.length === 1)
    return { kind: 'call', name: name as PushedFunction, operand: operand(first, push) }
  if (CALENDAR_PARTS.includes(name as CalendarPart) && nodes.length === 1)
    return part(name as CalendarPart, first, push)
  return refuse(node, name)
}

function part(name: CalendarPart, node: Node, push: Push): Operand {
  const of = typeOf(node, push)
  if (of === 'date' && name === 'date') return operand(node, push)
  if (of !== 'date' && of !== 'time' && of !== 'datetime') return refuse(node, `${name}(${typeName(of)})`)
  return { kind: 'part', part: name, of, operand: operand(node, push), timeZone: push.frame.timeZone }
}

const asDate = (node: Node, push: Push): Operand =>
  !push.reads.has(node) && typeOf(node, push) === 'datetime'
    ? knownDate(node, push)
    : push.reads.has(node)
      ? part('date', node, push)
      : operand(node, push, 'date')

/** The day of a known datetime in the reader's zone. */
function knownDate(node: Node, push: Push): Operand {
  const value = known(node, push)
  return {
    kind: 'part',
    part: 'date',
    of: 'datetime',
    operand: literal(value, 'datetime', 'datetime') ?? refuse(node, 'datetime'),
    timeZone: push.frame.timeZone,
  }
}

/** The path of a column; refuses anything else. */
function path(node: Node, push: Push): readonly string[] {
  const { columns, row } = push.scope
  if (node.op === 'id') return columns.includes(node.args) ? [node.args] : refuse(node, node.args)
  if (node.op !== '.') return refuse(node, node.op)
  const [object, name] = node.args
  if (object.op === 'id' && object.args === row && !columns.includes(object.args)) return [name]
  return isRecord(typeOf(object, push)) ? [...path(object, push), name] : refuse(node, typeName(typeOf(object, push)))
}
