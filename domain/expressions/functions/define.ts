import { Duration } from '../calendar.ts'
import type { Frame, Value } from '../frame.ts'
import { type ExprType, isList, isLoose, isNumeric } from '../scope.ts'

/** What a parameter takes: `int` and `double` and `number` take any number; `list` any list; kinds are joined by `|`. */
type Kinds = {
  string: string
  int: number
  double: number
  number: number
  bool: boolean
  date: string
  time: string
  datetime: string
  duration: Duration
  list: readonly Value[]
  any: Value
}
type Kind = keyof Kinds

type KindsOf<Text extends string> = Text extends `${infer First}|${infer Rest}` ? First | KindsOf<Rest> : Text
type ValueOf<Text extends string> = Kinds[KindsOf<Text> & Kind]
type Argument<Param extends string> = Param extends `${string}?: ${infer Text}`
  ? ValueOf<Text> | undefined
  : Param extends `${string}: ${infer Text}`
    ? ValueOf<Text>
    : never
type Arguments<Params extends readonly string[]> = Params extends readonly [`...${string}`]
  ? readonly Value[]
  : { [Index in keyof Params]: Argument<Params[Index] & string> }

export type ParamSpec = {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly optional: boolean
  /** Stands for any number of arguments, at least one. */
  readonly rest: boolean
}

/** A function builders can call, as `name(a, b)` or `a.name(b)`. */
export type FunctionSpec = {
  readonly name: string
  readonly params: readonly ParamSpec[]
  readonly result: (args: readonly ExprType[]) => ExprType
  /** `substring(text: string, from: int, length?: int): string` */
  readonly signature: string
  /** Key of its sentence in the dictionary. */
  readonly doc: string
  /** Gets null arguments. Others answer null to a null argument, or false where they answer a bool. */
  readonly seesNull: boolean
  readonly run: (frame: Frame, ...args: readonly Value[]) => Value
}

type Options<Params extends readonly string[]> = {
  /** A type, or for results that depend on the arguments the words for the documentation and the rule. */
  readonly result: (ExprType & string) | { readonly text: string; readonly of: (args: readonly ExprType[]) => ExprType }
  readonly seesNull?: true
  readonly run: (frame: Frame, ...args: Arguments<Params>) => Value
}

function readParam(text: string): ParamSpec {
  const [left = '', kinds = ''] = text.split(': ')
  const name = left.replace('...', '').replace('?', '')
  return { name, kinds: kinds.split('|') as Kind[], optional: left.endsWith('?'), rest: left.startsWith('...') }
}

/** Declares a function; parameters are written as they are shown: `text: string`, `digits?: int`, `...values: any`. */
export function define<const Params extends readonly string[]>(
  name: string,
  params: Params,
  { result, seesNull, run }: Options<Params>,
): FunctionSpec {
  const text = typeof result === 'string' ? result : result.text
  return {
    name,
    params: params.map(readParam),
    result: typeof result === 'string' ? () => result : result.of,
    signature: `${name}(${params.join(', ')}): ${text}`,
    doc: `function_${name}`,
    seesNull: seesNull ?? false,
    // Callers check every argument with `takesValue` first: the very kinds that `Arguments` is derived from.
    run: run as (frame: Frame, ...args: readonly unknown[]) => Value,
  }
}

/** The parameter an argument at `index` goes to. */
export const paramAt = (spec: FunctionSpec, index: number): ParamSpec | undefined => {
  const last = spec.params.at(-1)
  return last?.rest ? last : spec.params[index]
}

export const takesCount = (spec: FunctionSpec, count: number): boolean =>
  count >= spec.params.filter((p) => !p.optional).length &&
  (spec.params.at(-1)?.rest === true || count <= spec.params.length)

/** Whether an argument of a static type may be given. */
export const takesType = (param: ParamSpec, type: ExprType): boolean =>
  isLoose(type) ||
  param.kinds.some((kind) =>
    kind === 'any'
      ? true
      : kind === 'list'
        ? isList(type)
        : kind === 'number' || kind === 'double'
          ? isNumeric(type)
          : kind === type,
  )

/** Whether a value met while evaluating may be given. Null is not asked about. */
export const takesValue = (param: ParamSpec, value: Value): boolean =>
  param.kinds.some((kind) =>
    kind === 'any'
      ? true
      : kind === 'number' || kind === 'double'
        ? typeof value === 'number'
        : kind === 'int'
          ? Number.isInteger(value)
          : kind === 'bool'
            ? typeof value === 'boolean'
            : kind === 'list'
              ? Array.isArray(value)
              : kind === 'duration'
                ? value instanceof Duration
                : typeof value === 'string',
  )
