import { parseInstant } from '../lib/time.ts'
import { Duration, duration, shift } from './calendar.ts'
import { type Frame, Halt, MAX_TEXT, spend, type Value, weight } from './frame.ts'
import { type ExprType, fits, isList, isLoose, isNumeric, isRecord, unify } from './scope.ts'

export const COMPARISONS = ['<', '<=', '>', '>='] as const
export const ARITHMETIC = ['+', '-', '*', '/', '%'] as const
export type Comparison = (typeof COMPARISONS)[number]
export type Arithmetic = (typeof ARITHMETIC)[number]
export type BinaryOperator = Comparison | Arithmetic | '==' | '!=' | 'in'

/** What `typeof` says, in the words of expressions. */
export const kindOf = (value: Value): string =>
  value === null
    ? 'null'
    : value instanceof Duration
      ? 'duration'
      : Array.isArray(value)
        ? 'list'
        : typeof value === 'object'
          ? 'record'
          : typeof value === 'boolean'
            ? 'bool'
            : typeof value === 'number'
              ? 'double'
              : 'string'

const refuse = (operator: string, ...values: Value[]): never => {
  throw new Halt('expression_operand', { operator, actual: values.map(kindOf) })
}

/** A calculation without an answer is null; minus zero is zero. */
const real = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)
/** Whole numbers stop where JSON stops being exact. */
export const whole = (value: number): number | null => (Number.isSafeInteger(value) ? value + 0 : null)

/** Surrogates, which stand for code points above U+FFFF, sort after U+E000 to U+FFFF. */
const rank = (unit: number) => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000)

/** Order of two texts by code points, as `COLLATE "C"` has it; JavaScript's own order is by UTF-16 units. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x === y) continue
    return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Sign of the order of two values of one kind; null when they have none (a side is null, or they differ in kind). */
export function order(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return a instanceof Duration && b instanceof Duration ? a.size - b.size : null
}

/** `a op b`; false when a side is null. */
export function compare(op: Comparison, a: Value, b: Value): boolean {
  if (a === null || b === null) return false
  const sign = order(a, b) ?? refuse(op, a, b)
  return op === '<' ? sign < 0 : op === '<=' ? sign <= 0 : op === '>' ? sign > 0 : sign >= 0
}

/** Equality; null equals null. Lists and records are equal when their parts are. */
export function equal(a: Value, b: Value, frame: Frame): boolean {
  spend(frame, 1 + weight(a))
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Duration || b instanceof Duration) {
    return a instanceof Duration && b instanceof Duration && a.size === b.size
  }
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(
      ([name, value]) => Object.hasOwn(b, name) && equal(value, (b as { [name: string]: Value })[name] ?? null, frame),
    )
  )
}

/** Numbers only. `int` results leave no fraction and are null outside ±(2⁵³ − 1); division by zero is null. */
export function calculate(op: Arithmetic, a: number, b: number, int: boolean): number | null {
  const result =
    op === '+'
      ? a + b
      : op === '-'
        ? a - b
        : op === '*'
          ? a * b
          : op === '/'
            ? int
              ? Math.trunc(a / b)
              : a / b
            : a % b
  return int ? whole(result) : real(result)
}

function arithmetic(op: Arithmetic, a: Value, b: Value, int: boolean, frame: Frame): Value {
  if (a === null || b === null) return null
  if (typeof a === 'number' && typeof b === 'number') return calculate(op, a, b, int)
  if (op === '+') {
    if (typeof a === 'string' && typeof b === 'string') {
      if (a.length + b.length > MAX_TEXT) throw new Halt('expression_text_too_long', { max: MAX_TEXT })
      spend(frame, (a.length + b.length) >> 5)
      return a + b
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      spend(frame, a.length + b.length)
      return [...a, ...b]
    }
    if (typeof a === 'string' && b instanceof Duration) return shift(a, b, 1)
    if (a instanceof Duration && typeof b === 'string') return shift(b, a, 1)
    if (a instanceof Duration && b instanceof Duration) return duration(a.months + b.months, a.ms + b.ms)
  }
  if (op === '-') {
    if (typeof a === 'string' && b instanceof Duration) return shift(a, b, -1)
    if (a instanceof Duration && b instanceof Duration) return duration(a.months - b.months, a.ms - b.ms)
    if (typeof a === 'string' && typeof b === 'string') return between(a, b)
  }
  return refuse(op, a, b)
}

const instant = (text: string) => parseInstant(text.length === 10 ? `${text}T00:00Z` : text)

/** The time from `b` to `a`, both dates or both datetimes. */
function between(a: string, b: string): Duration | null {
  const [to, from] = [instant(a), instant(b)]
  return to === null || from === null ? refuse('-', a, b) : duration(0, to - from)
}

const ORDERED: ReadonlySet<ExprType> = new Set(['string', 'bool', 'date', 'time', 'datetime', 'duration'])

/** Type of `left op right`, or null when the operator does not take them. */
export function typeOf(op: BinaryOperator, left: ExprType, right: ExprType): ExprType | null {
  const loose = isLoose(left) || isLoose(right)
  switch (op) {
    case '==':
    case '!=':
      return loose || fits(left, right) || fits(right, left) ? 'bool' : null
    case '<':
    case '<=':
    case '>':
    case '>=':
      return loose || (isNumeric(left) && isNumeric(right)) || (left === right && ORDERED.has(left)) ? 'bool' : null
    case 'in':
      if (isList(right)) return isLoose(left) || fits(left, right.list) || fits(right.list, left) ? 'bool' : null
      return isLoose(right) || (isRecord(right) && fits(left, 'string')) ? 'bool' : null
    default:
      return typeOfArithmetic(op, left, right, loose)
  }
}

const movable = (type: ExprType) => type === 'date' || type === 'datetime' || type === 'duration'

function typeOfArithmetic(op: Arithmetic, left: ExprType, right: ExprType, loose: boolean): ExprType | null {
  if (loose) return 'any'
  if (isNumeric(left) && isNumeric(right)) return left === 'int' && right === 'int' ? 'int' : 'double'
  if (op === '+') {
    if (left === 'string' && right === 'string') return 'string'
    if (isList(left) && isList(right)) return { list: unify(left.list, right.list) ?? 'any' }
    if (right === 'duration' && movable(left)) return left
    if (left === 'duration' && movable(right)) return right
  }
  if (op === '-') {
    if (right === 'duration' && movable(left)) return left
    if (left === right && (left === 'date' || left === 'datetime')) return 'duration'
  }
  return null
}

/** The function that does `op` on values of the given static types. */
export function operation(
  op: BinaryOperator,
  left: ExprType,
  right: ExprType,
): (a: Value, b: Value, frame: Frame) => Value {
  switch (op) {
    case '==':
      return equal
    case '!=':
      return (a, b, frame) => !equal(a, b, frame)
    case 'in':
      return isIn
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (a, b, frame) => {
        spend(frame, weight(a))
        return compare(op, a, b)
      }
    default: {
      const int = left === 'int' && right === 'int'
      return (a, b, frame) => arithmetic(op, a, b, int, frame)
    }
  }
}

function isIn(item: Value, list: Value, frame: Frame): boolean {
  if (list === null) return false
  if (Array.isArray(list)) return list.some((each: Value) => equal(item, each, frame))
  if (typeof list !== 'object' || list instanceof Duration) return refuse('in', item, list)
  return typeof item === 'string' && Object.hasOwn(list, item)
}

/** `-value`. */
export function negate(value: Value): Value {
  if (value === null) return null
  if (typeof value === 'number') return real(-value)
  return value instanceof Duration ? duration(-value.months, -value.ms) : refuse('-', value)
}
