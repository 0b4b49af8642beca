import type { Json } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { canonical } from './canonical.ts'
import { type Build, isTrue, type Local, type Typed, UNKNOWN } from './build.ts'
import { buildCall } from './calls.ts'
import { Duration } from './calendar.ts'
import {
  type Context,
  type EvaluationError,
  type Frame,
  guarded,
  Halt,
  openFrame,
  spend,
  toJson,
  type Value,
} from './frame.ts'
import { nearest } from './nearest.ts'
import { kindOf, negate, operation, typeOf } from './operators.ts'
import { type ExprType, fits, isList, isLoose, isNumeric, isRecord, type Scope, typeName, unify } from './scope.ts'
import { memberRange, type Node, parse, problem, type Range, rangeOf } from './syntax.ts'

/** A checked expression, ready to run any number of times. */
export type Compiled = {
  readonly text: string
  readonly type: ExprType
  readonly tree: Node
  /** What every part of the tree is and does. */
  readonly nodes: ReadonlyMap<Node, Typed>
}

type Outcome = { readonly compiled: Compiled | null; readonly type: ExprType; readonly problems: readonly Problem[] }

const CACHE = new WeakMap<Scope, Map<string, Outcome>>()
const CACHE_PER_SCOPE = 500

/** Type and problems of a text, remembered per scope object. */
export function outcomeOf(text: string, scope: Scope): Outcome {
  const known = CACHE.get(scope) ?? new Map<string, Outcome>()
  CACHE.set(scope, known)
  let outcome = known.get(text)
  if (!outcome) {
    outcome = build(text, scope)
    if (known.size >= CACHE_PER_SCOPE) known.clear()
    known.set(text, outcome)
  }
  return outcome
}

/** Text → something to run, or all its problems with their ranges. */
export function compile(text: string, scope: Scope): Result<Compiled, readonly Problem[]> {
  const { compiled, problems } = outcomeOf(text, scope)
  return compiled ? ok(compiled) : fail(problems)
}

/**
 * Computes a compiled expression. Never throws. Work is bounded by `context.fuel`.
 * @param values what the scope's variables hold, as JSON; missing ones are null
 */
export function run(
  compiled: Compiled,
  values: { readonly [name: string]: unknown },
  context: Context,
): Result<Json, EvaluationError> {
  return guarded(() => {
    const frame = openFrame(values, context)
    return toJson(valueOf(compiled, frame), frame)
  })
}

/** The value in a frame. Throws Halt. */
export function valueOf({ tree, nodes, type }: Compiled, frame: Frame): Value {
  const value = nodes.get(tree)?.run(frame) ?? null
  return value === null && type === 'bool' ? false : value
}

function build(text: string, scope: Scope): Outcome {
  const parsed = parse(text)
  if (!parsed.ok) return { compiled: null, type: 'any', problems: [parsed.error] }
  const state: Build = {
    scope,
    problems: [],
    nodes: new Map(),
    visit(node, locals) {
      const typed = visit(node, locals, state)
      state.nodes.set(node, typed)
      return typed
    },
  }
  const { type } = state.visit(parsed.value, [])
  if (state.problems.length > 0) return { compiled: null, type, problems: state.problems }
  return { compiled: { text, type, tree: parsed.value, nodes: state.nodes }, type, problems: [] }
}

const constant = (type: ExprType, value: Value): Typed => ({ type, run: () => value })

function visit(node: Node, locals: readonly Local[], into: Build): Typed {
  const inner = (child: Node) => into.visit(child, locals)
  switch (node.op) {
    case 'value':
      return literal(node, into)
    case 'id':
      return variable(node.args, rangeOf(node), locals, into)
    case '.':
      return member(inner(node.args[0]), node.args[1], memberRange(node), into)
    case '[]':
      return index(inner(node.args[0]), inner(node.args[1]), node, into)
    case 'call':
    case 'rcall':
      return buildCall(node, locals, into)
    case 'list':
      return list(node.args.map(inner))
    case 'map':
      return record(
        node.args.map(([key, value]) => [key, inner(value)]),
        into,
      )
    case '&&':
    case '||':
      return connective(node.op, node.args, node.args.map(inner), into)
    case '!_': {
      const operand = expectBool(node.args, inner(node.args), into)
      return { type: 'bool', run: (frame) => !isTrue(operand.run(frame)) }
    }
    case '-_':
      return negation(node, inner(node.args), into)
    case '?:':
      return conditional(node, node.args.map(inner), into)
    case '.?':
    case '[?]':
      into.problems.push(problem('expression_unsupported', rangeOf(node), { what: 'optional access' }))
      return UNKNOWN
    default: {
      const [left, right] = [inner(node.args[0]), inner(node.args[1])]
      const type = typeOf(node.op, left.type, right.type)
      if (type === null) return noOverload(node, node.op, [left.type, right.type], into)
      const work = operation(node.op, left.type, right.type)
      // A datetime of unknown type, such as a parameter, is compared as the datetime beside it.
      const form = isLoose(left.type) ? right.type : left.type
      return {
        type,
        run(frame) {
          spend(frame, 1)
          return work(canonical(left.run(frame), form), canonical(right.run(frame), form), frame)
        },
      }
    }
  }
}

function literal(node: Node & { readonly op: 'value' }, into: Build): Typed {
  const value = node.args
  if (value === null) return constant('null', null)
  if (typeof value === 'string') return constant('string', value)
  if (typeof value === 'boolean') return constant('bool', value)
  if (typeof value === 'number') return constant('double', value)
  const number = typeof value === 'bigint' ? Number(value) : NaN
  if (Number.isSafeInteger(number)) return constant('int', number)
  const what = typeof value === 'bigint' ? 'number outside ±(2^53 - 1)' : 'bytes or unsigned number'
  into.problems.push(problem('expression_unsupported', rangeOf(node), { what }))
  return UNKNOWN
}

function variable(name: string, range: Range, locals: readonly Local[], { scope, problems }: Build): Typed {
  const level = locals.findLastIndex((local) => local.name === name)
  const local = locals[level]
  if (local) return { type: local.type, run: (frame) => canonical(frame.locals[level], local.type) }
  const type = Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined
  if (type === undefined && !scope.open) {
    const names = [...Object.keys(scope.variables), ...locals.map((each) => each.name)]
    problems.push(
      problem('expression_unknown_name', range, { name, suggestion: nearest(name, names), owner: scope.title ?? null }),
    )
    return UNKNOWN
  }
  const known = type ?? 'any'
  return {
    type: known,
    run: ({ values }) => (Object.hasOwn(values, name) ? canonical(values[name], known) : null),
  }
}

function member(object: Typed, name: string, range: Range, { problems }: Build): Typed {
  let type: ExprType = 'any'
  if (isRecord(object.type)) {
    const of = Object.hasOwn(object.type.record, name) ? object.type.record[name] : undefined
    const names = Object.keys(object.type.record)
    if (of !== undefined) type = of
    else
      problems.push(
        problem('expression_unknown_name', range, {
          name,
          suggestion: nearest(name, names),
          owner: typeName(object.type),
        }),
      )
  } else if (!isLoose(object.type)) {
    problems.push(problem('expression_unknown_name', range, { name, suggestion: null, owner: typeName(object.type) }))
  }
  return {
    type,
    run(frame) {
      spend(frame, 1)
      return field(object.run(frame), name, type)
    },
  }
}

function field(value: Value, name: string, type: ExprType): Value {
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Duration) {
    throw new Halt('expression_operand', { operator: '.', actual: [kindOf(value)] })
  }
  return Object.hasOwn(value, name) ? canonical((value as { readonly [name: string]: Value })[name], type) : null
}

function index(object: Typed, key: Typed, node: Node, into: Build): Typed {
  const asList = isList(object.type) || isLoose(object.type)
  const asRecord = isRecord(object.type) || isLoose(object.type)
  if (!(asList && fits(key.type, 'int')) && !(asRecord && fits(key.type, 'string'))) {
    return noOverload(node, '[]', [object.type, key.type], into)
  }
  const type = isList(object.type) ? object.type.list : 'any'
  return {
    type,
    run(frame) {
      spend(frame, 1)
      const [value, at] = [object.run(frame), key.run(frame)]
      if (value === null || at === null) return null
      if (typeof at === 'string') return field(value, at, type)
      if (Array.isArray(value) && typeof at === 'number') return canonical(value[at], type)
      throw new Halt('expression_operand', { operator: '[]', actual: [kindOf(value), kindOf(at)] })
    },
  }
}

function list(items: readonly Typed[]): Typed {
  const type = items.reduce<ExprType>((all, item) => unify(all, item.type) ?? 'any', 'null')
  return {
    type: { list: type === 'null' ? 'any' : type },
    run(frame) {
      spend(frame, 1 + items.length)
      return items.map((item) => item.run(frame))
    },
  }
}

function record(entries: readonly (readonly [Node, Typed])[], { problems }: Build): Typed {
  const fields: [string, Typed][] = []
  for (const [key, value] of entries) {
    if (key.op === 'value' && typeof key.args === 'string' && key.args !== '__proto__') fields.push([key.args, value])
    else problems.push(problem('expression_unsupported', rangeOf(key), { what: 'key that is not a text' }))
  }
  return {
    type: { record: Object.fromEntries(fields.map(([name, { type }]) => [name, type])) },
    run(frame) {
      spend(frame, 1 + fields.length)
      return Object.fromEntries(fields.map(([name, value]) => [name, value.run(frame)]))
    },
  }
}

function expectBool(node: Node, typed: Typed, { problems }: Build): Typed {
  if (!fits(typed.type, 'bool')) {
    problems.push(problem('expression_type', rangeOf(node), { expected: 'bool', actual: typeName(typed.type) }))
  }
  return typed
}

function connective(op: '&&' | '||', nodes: readonly Node[], sides: readonly Typed[], into: Build): Typed {
  const [left = UNKNOWN, right = UNKNOWN] = sides.map((side, at) => expectBool(nodes[at] as Node, side, into))
  const settles = op === '||'
  return {
    type: 'bool',
    run(frame) {
      spend(frame, 1)
      return isTrue(left.run(frame)) === settles ? settles : isTrue(right.run(frame))
    },
  }
}

function negation(node: Node, operand: Typed, into: Build): Typed {
  const { type } = operand
  if (!isLoose(type) && !isNumeric(type) && type !== 'duration') return noOverload(node, '-', [type], into)
  return { type, run: (frame) => negate(operand.run(frame)) }
}

function conditional(node: Node & { readonly op: '?:' }, parts: readonly Typed[], into: Build): Typed {
  const [condition = UNKNOWN, then = UNKNOWN, otherwise = UNKNOWN] = parts
  expectBool(node.args[0], condition, into)
  const type = unify(then.type, otherwise.type)
  if (type === null) return noOverload(node, '?:', [then.type, otherwise.type], into)
  return {
    type,
    run(frame) {
      spend(frame, 1)
      return isTrue(condition.run(frame)) ? then.run(frame) : otherwise.run(frame)
    },
  }
}

function noOverload(node: Node, operator: string, types: readonly ExprType[], { problems }: Build): Typed {
  const [left = null, right = null] = types.map(typeName)
  problems.push(problem('expression_no_overload', rangeOf(node), { operator, left, right }))
  return UNKNOWN
}
