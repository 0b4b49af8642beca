import type { Json } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import { Duration } from './calendar.ts'

/** What a running expression handles: JSON, lengths of time, and lists and records of them. */
export type Value = string | number | boolean | null | Duration | readonly Value[] | { readonly [name: string]: Value }

/** What the host knows at the moment of evaluation. */
export type Context = {
  /** Epoch milliseconds; what `now()` answers. */
  readonly now: number
  /** IANA name; what `today()` and the parts of datetimes are told in. UTC by default. */
  readonly timeZone?: string
  /** BCP 47; how `format()` and templates write numbers. `en` by default. */
  readonly locale?: string
  /** Steps the evaluation may take. */
  readonly fuel?: number
  /** Functions of the scope. They must be quick, and their result small. */
  readonly functions?: { readonly [name: string]: (...args: Json[]) => Json }
}

/**
 * Why an evaluation gave no value: `expression_too_costly` (out of steps), `expression_text_too_long`,
 * `expression_operand` ({operator, actual}: a value of a type the operator does not take, only where types were `any`),
 * `expression_time_zone`, `expression_locale`, `expression_function_failed` ({name}), `expression_failed`, or the first problem of a text that
 * does not compile.
 */
export type EvaluationError = Problem

export const DEFAULT_FUEL = 100_000
/** UTF-16 units of any text an expression makes. */
export const MAX_TEXT = 200_000

/** One evaluation under way. */
export type Frame = {
  fuel: number
  readonly values: { readonly [name: string]: unknown }
  /** Values of the macro variables, by nesting. */
  readonly locals: Value[]
  readonly now: number
  readonly timeZone: string
  readonly locale: string
  readonly functions: NonNullable<Context['functions']>
}

export function openFrame(values: { readonly [name: string]: unknown }, context: Context): Frame {
  return {
    fuel: context.fuel ?? DEFAULT_FUEL,
    values,
    locals: [],
    now: context.now,
    timeZone: context.timeZone ?? 'UTC',
    locale: context.locale ?? 'en',
    functions: context.functions ?? {},
  }
}

/** Ends an evaluation; caught where it began and never seen outside this folder. */
export class Halt extends Error {
  override readonly name = 'Halt'
  readonly params: Problem['params']

  constructor(code: string, params?: Problem['params']) {
    super(code)
    this.params = params
  }
}

/** Pays for work about to be done. */
export function spend(frame: Frame, steps: number): void {
  if ((frame.fuel -= steps) < 0) throw new Halt('expression_too_costly')
}

/** Steps that reading a value through costs: long texts and lists are not free. */
export const weight = (value: Value): number =>
  typeof value === 'string' ? value.length >> 5 : Array.isArray(value) ? value.length : 0

/** Runs `work` and turns whatever it throws into an error. */
export function guarded<T>(
  work: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EvaluationError } {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    const halt = error instanceof Halt ? error : null
    // A value of the host that holds itself ends in a RangeError: the stack is a bound like the fuel.
    const code = halt?.message ?? (error instanceof RangeError ? 'expression_too_costly' : 'expression_failed')
    return { ok: false, error: { code, severity: 'error', path: [], ...(halt?.params && { params: halt.params }) } }
  }
}

/** Value → JSON. A host's stray values (undefined, functions, bigints) become null. */
export function toJson(value: unknown, frame: Frame): Json {
  spend(frame, 1)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value instanceof Duration) return value.toString()
  if (Array.isArray(value)) return value.map((item) => toJson(item, frame))
  if (typeof value !== 'object') return null
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item, frame)]))
}
