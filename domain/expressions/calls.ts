import type { Problem } from '../lib/problem.ts'
import { type Build, isTrue, type Local, type Run, type Typed, UNKNOWN } from './build.ts'
import { type Frame, Halt, spend, toJson, type Value, weight } from './frame.ts'
import { functionNames, functionsNamed, type FunctionSpec, type MacroName, MACROS } from './functions.ts'
import { paramAt, takesCount, takesType, takesValue } from './functions/define.ts'
import { nearest } from './nearest.ts'
import { kindOf } from './operators.ts'
import { type ExprType, fits, type FunctionType, isList, isLoose, typeName } from './scope.ts'
import { functionRange, type Node, problem, rangeOf } from './syntax.ts'

type Call = Node & { readonly op: 'call' | 'rcall' }

/** `name(a, b)`; `a.name(b)` is the same call, except for macros, which are methods only. */
export function buildCall(node: Call, locals: readonly Local[], build: Build): Typed {
  const name = node.args[0]
  const nodes = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]]
  if (node.op === 'rcall' && Object.hasOwn(MACROS, name)) return buildMacro(node, name as MacroName, locals, build)
  if (node.op === 'call' && name === 'has') return buildHas(node, locals, build)

  const args = nodes.map((arg) => build.visit(arg, locals))
  const host = hostFunction(name, build)
  if (host) return hostCall(node, name, host, nodes, args, build)
  const specs = functionsNamed(name)
  if (specs.length === 0) {
    const suggestion = nearest(name, [
      ...functionNames(),
      ...Object.keys(build.scope.functions ?? {}),
      ...Object.keys(MACROS),
    ])
    build.problems.push(problem('expression_unknown_function', functionRange(node), { name, suggestion }))
    return UNKNOWN
  }
  const spec = specs.find((each) => takesCount(each, args.length))
  if (!spec) {
    build.problems.push(
      argumentCount(
        node,
        name,
        specs.map((each) => each.signature),
        args.length,
      ),
    )
    return UNKNOWN
  }
  const wrong = args.findIndex(({ type }, index) => !takesType(paramAt(spec, index) ?? NOTHING, type))
  const [badNode, bad, param] = [nodes[wrong], args[wrong], paramAt(spec, wrong)]
  if (badNode && bad && param) {
    build.problems.push(
      problem('expression_type', rangeOf(badNode), {
        expected: param.kinds.join('|'),
        actual: typeName(bad.type),
        function: name,
      }),
    )
    return { ...UNKNOWN, type: spec.result(args.map(({ type }) => type)) }
  }
  const type = spec.result(args.map((arg) => arg.type))
  return {
    type,
    run: call(
      spec,
      args.map((arg) => arg.run),
      type === 'bool',
    ),
  }
}

const NOTHING = { name: '', kinds: [], optional: false, rest: false } as const

const argumentCount = (node: Call, name: string, signatures: readonly string[], actual: number): Problem =>
  problem('expression_argument_count', functionRange(node), { name, signatures, actual })

function call(spec: FunctionSpec, args: readonly Run[], answersBool: boolean): Run {
  return (frame) => {
    const values: Value[] = []
    let steps = 1
    for (const [index, arg] of args.entries()) {
      const value = arg(frame)
      const param = paramAt(spec, index)
      if (value === null && !spec.seesNull) {
        if (!param?.optional) return answersBool ? false : null
        break
      }
      if (value !== null && param && !takesValue(param, value)) {
        throw new Halt('expression_operand', { operator: spec.name, actual: [kindOf(value)] })
      }
      steps += weight(value)
      values.push(value)
    }
    spend(frame, steps)
    return spec.run(frame, ...values)
  }
}

const hostFunction = (name: string, { scope }: Build): FunctionType | undefined =>
  scope.functions && Object.hasOwn(scope.functions, name) ? scope.functions[name] : undefined

function hostCall(
  node: Call,
  name: string,
  { params, result }: FunctionType,
  nodes: readonly Node[],
  args: readonly Typed[],
  build: Build,
): Typed {
  if (args.length !== params.length) {
    const signature = `${name}(${params.map(typeName).join(', ')}): ${typeName(result)}`
    build.problems.push(argumentCount(node, name, [signature], args.length))
  }
  for (const [index, arg] of args.entries()) {
    const [expected, at] = [params[index], nodes[index]]
    if (expected === undefined || at === undefined || fits(arg.type, expected)) continue
    build.problems.push(
      problem('expression_type', rangeOf(at), {
        expected: typeName(expected),
        actual: typeName(arg.type),
        function: name,
      }),
    )
  }
  return { type: result, run: (frame) => callHost(name, args, frame) }
}

function callHost(name: string, args: readonly Typed[], frame: Frame): Value {
  spend(frame, 20)
  const work = Object.hasOwn(frame.functions, name) ? frame.functions[name] : undefined
  if (!work) throw new Halt('expression_function_failed', { name })
  const values = args.map((arg) => toJson(arg.run(frame), frame))
  try {
    return work(...values)
  } catch {
    throw new Halt('expression_function_failed', { name })
  }
}

/** `has(a.b)`: there is a value. */
function buildHas(node: Call, locals: readonly Local[], build: Build): Typed {
  const [subject] = node.op === 'call' ? node.args[1] : []
  const { run } = subject ? build.visit(subject, locals) : UNKNOWN
  return { type: 'bool', run: (frame) => run(frame) !== null }
}

function buildMacro(node: Call, name: MacroName, locals: readonly Local[], build: Build): Typed {
  const [receiver, args] = node.op === 'rcall' ? [node.args[1], node.args[2]] : [undefined, []]
  const [variable, first, second] = args
  // The parser takes `map` with three arguments: variable, condition, value.
  const [condition, body] = name === 'map' && second ? [first, second] : [undefined, first]
  if (!receiver || variable?.op !== 'id' || !body || args.length > (name === 'map' ? 3 : 2)) {
    build.problems.push(argumentCount(node, name, [MACROS[name]], args.length))
    return UNKNOWN
  }
  const list = build.visit(receiver, locals)
  if (!isList(list.type) && !isLoose(list.type)) {
    build.problems.push(
      problem('expression_type', rangeOf(receiver), { expected: 'list', actual: typeName(list.type), function: name }),
    )
  }
  const item: ExprType = isList(list.type) ? list.type.list : 'any'
  const inner = [...locals, { name: variable.args, type: item }]
  const asked = condition && truth(condition, build.visit(condition, inner), build)
  const typed = build.visit(body, inner)
  const each = name === 'map' ? typed : truth(body, typed, build)
  return macro(name, locals.length, list.run, asked?.run, each, item)
}

function truth(node: Node, typed: Typed, build: Build): Typed {
  if (!fits(typed.type, 'bool')) {
    build.problems.push(problem('expression_type', rangeOf(node), { expected: 'bool', actual: typeName(typed.type) }))
  }
  return typed
}

function macro(name: MacroName, level: number, list: Run, asked: Run | undefined, each: Typed, item: ExprType): Typed {
  /** The list's items; null where there is no list. */
  const items = (frame: Frame): readonly Value[] | null => {
    const value = list(frame)
    if (value === null || Array.isArray(value)) return value
    throw new Halt('expression_operand', { operator: name, actual: [kindOf(value)] })
  }
  const on =
    (run: Run) =>
    (value: Value, frame: Frame): Value => {
      spend(frame, 1)
      frame.locals[level] = value
      return run(frame)
    }
  const test = on(each.run)
  if (name === 'map') {
    const keep = asked && on(asked)
    return {
      type: { list: each.type },
      run: (frame) =>
        (keep ? items(frame)?.filter((value) => isTrue(keep(value, frame))) : items(frame))?.map((value) =>
          test(value, frame),
        ) ?? null,
    }
  }
  if (name === 'filter') {
    return { type: { list: item }, run: (frame) => items(frame)?.filter((value) => isTrue(test(value, frame))) ?? null }
  }
  const run: Run =
    name === 'all'
      ? (frame) => items(frame)?.every((value) => isTrue(test(value, frame))) ?? false
      : name === 'exists'
        ? (frame) => items(frame)?.some((value) => isTrue(test(value, frame))) ?? false
        : (frame) => items(frame)?.filter((value) => isTrue(test(value, frame))).length === 1
  return { type: 'bool', run }
}
