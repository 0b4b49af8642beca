// What a filter or a row rule comes to once everything but the row is known: a small tree that db/ turns into SQL and `matches`
// evaluates on one row. Both must agree on every row.
//
// Rules a translation keeps:
// 1. A predicate is true or false, never null. A comparison or match with a null operand is false; `eq` never has a null literal
//    (that is `isNull`), and `eq` of two null operands is true, `ne` false: IS [NOT] DISTINCT FROM.
// 2. Operands may be null, and null goes through them: arithmetic and functions of null are null, `coalesce` excepted.
// 3. Division or remainder by zero is null. `int` arithmetic truncates its quotient and is null outside ±(2^53 − 1).
//    `double` arithmetic is IEEE 754 (double precision), and null where it is not finite.
// 4. Texts are ordered by code points (COLLATE "C") and measured in them. `trim` removes space, tab, line feed, carriage return; `lower` and `upper` change
//    each character for itself, but for `ß`, which becomes `SS`.
// 5. A column's path goes through references; the field of a reference that is null is null. Ids and references are texts.
// 6. Months are added before milliseconds, cut to the month's length; a date moves by whole days, rounded down. Null outside the years 1 to 9999.
import { calendarPart, type CalendarPart, dayNumber, Duration, shift } from './calendar.ts'
import { canonical } from './canonical.ts'
import type { Value } from './frame.ts'
import { lengthOf, lowerText, trimText, upperText } from './functions/texts.ts'
import { roundTo } from './functions/numbers.ts'
import { type Arithmetic, calculate, order, whole } from './operators.ts'
import type { ScalarType } from './scope.ts'

export type Scalar = string | number | boolean
export type CompareOperator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

/** True or false of a row. `and` and `or` have two items or more. */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Predicate[] }
  | { readonly kind: 'not'; readonly item: Predicate }
  | { readonly kind: 'if'; readonly when: Predicate; readonly yes: Predicate; readonly no: Predicate }
  | { readonly kind: 'compare'; readonly op: CompareOperator; readonly left: Operand; readonly right: Operand }
  /** `values` is not empty and holds no null. */
  | { readonly kind: 'in'; readonly operand: Operand; readonly values: readonly Literal[] }
  | { readonly kind: 'isNull'; readonly operand: Operand }
  /** A bool operand is true; null is not. */
  | { readonly kind: 'isTrue'; readonly operand: Operand }
  /** Case counts; for a search without case both operands are `lower`. The text has no wildcards. */
  | {
      readonly kind: 'match'
      readonly how: 'contains' | 'startsWith' | 'endsWith'
      readonly operand: Operand
      readonly text: Operand
    }

/** A value known before any row is read: a parameter of the statement. */
export type Literal = { readonly kind: 'literal'; readonly type: ScalarType; readonly value: Scalar | null }

/** A column of the row, or of a row it refers to: `['customer', 'country']`. A `reference` is only asked whether it is null. */
export type Column = {
  readonly kind: 'column'
  readonly path: readonly string[]
  readonly type: ScalarType | 'reference'
}

export type PushedFunction = 'lower' | 'upper' | 'trim' | 'length' | 'abs' | 'round' | 'floor' | 'ceil'

/** A value of a row. */
export type Operand =
  | Literal
  | Column
  /** Both sides are numbers; `int` when both are whole. */
  | {
      readonly kind: 'arithmetic'
      readonly op: Arithmetic
      readonly type: 'int' | 'double'
      readonly left: Operand
      readonly right: Operand
    }
  | { readonly kind: 'concat'; readonly left: Operand; readonly right: Operand }
  /** `round`, `floor` and `ceil` give whole numbers; halves are rounded away from zero. */
  | { readonly kind: 'call'; readonly name: PushedFunction; readonly operand: Operand }
  | { readonly kind: 'coalesce'; readonly type: ScalarType; readonly operands: readonly Operand[] }
  /** A part of a date, or of a datetime in `timeZone`; `date` gives a date, the others whole numbers, weekdays 1 (Monday) to 7. */
  | {
      readonly kind: 'part'
      readonly part: CalendarPart
      readonly of: 'date' | 'time' | 'datetime'
      readonly operand: Operand
      readonly timeZone: string
    }
  /** A date or datetime moved by a length of time, in UTC. */
  | {
      readonly kind: 'shift'
      readonly type: 'date' | 'datetime'
      readonly operand: Operand
      readonly months: number
      readonly ms: number
    }
  /** Whole days from one date to another. */
  | { readonly kind: 'daysBetween'; readonly from: Operand; readonly to: Operand }
  | {
      readonly kind: 'if'
      readonly type: ScalarType
      readonly when: Predicate
      readonly yes: Operand
      readonly no: Operand
    }

export type Row = { readonly [name: string]: unknown }

/** Whether a row, in wire form with expanded references, satisfies a predicate. The meaning SQL is tested against. */
export function matches(predicate: Predicate, row: Row): boolean {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value
    case 'and':
      return predicate.items.every((item) => matches(item, row))
    case 'or':
      return predicate.items.some((item) => matches(item, row))
    case 'not':
      return !matches(predicate.item, row)
    case 'if':
      return matches(matches(predicate.when, row) ? predicate.yes : predicate.no, row)
    case 'compare':
      return compares(predicate.op, operandValue(predicate.left, row), operandValue(predicate.right, row))
    case 'in': {
      const value = operandValue(predicate.operand, row)
      return predicate.values.some((literal) => literal.value === value)
    }
    case 'isNull':
      return operandValue(predicate.operand, row) === null
    case 'isTrue':
      return operandValue(predicate.operand, row) === true
    case 'match': {
      const [value, text] = [operandValue(predicate.operand, row), operandValue(predicate.text, row)]
      if (typeof value !== 'string' || typeof text !== 'string') return false
      return predicate.how === 'contains'
        ? value.includes(text)
        : predicate.how === 'startsWith'
          ? value.startsWith(text)
          : value.endsWith(text)
    }
  }
}

function compares(op: CompareOperator, a: Value, b: Value): boolean {
  if (op === 'eq') return a === b
  if (op === 'ne') return a !== b
  const sign = order(a, b)
  if (sign === null) return false
  return op === 'lt' ? sign < 0 : op === 'le' ? sign <= 0 : op === 'gt' ? sign > 0 : sign >= 0
}

/** The value an operand has on a row. */
export function operandValue(operand: Operand, row: Row): Value {
  switch (operand.kind) {
    case 'literal':
      return operand.value
    case 'column':
      return columnValue(operand, row)
    case 'arithmetic': {
      const [a, b] = [operandValue(operand.left, row), operandValue(operand.right, row)]
      return typeof a === 'number' && typeof b === 'number' ? calculate(operand.op, a, b, operand.type === 'int') : null
    }
    case 'concat': {
      const [a, b] = [operandValue(operand.left, row), operandValue(operand.right, row)]
      return typeof a === 'string' && typeof b === 'string' ? a + b : null
    }
    case 'call':
      return called(operand.name, operandValue(operand.operand, row))
    case 'coalesce':
      return operand.operands.map((each) => operandValue(each, row)).find((value) => value !== null) ?? null
    case 'part': {
      const value = operandValue(operand.operand, row)
      return typeof value === 'string' ? calendarPart(operand.part, value, operand.timeZone) : null
    }
    case 'shift': {
      const value = operandValue(operand.operand, row)
      return typeof value === 'string' ? shift(value, new Duration(operand.months, operand.ms), 1) : null
    }
    case 'daysBetween': {
      const [from, to] = [operandValue(operand.from, row), operandValue(operand.to, row)]
      return typeof from === 'string' && typeof to === 'string' ? dayNumber(to) - dayNumber(from) : null
    }
    case 'if':
      return operandValue(matches(operand.when, row) ? operand.yes : operand.no, row)
  }
}

function columnValue({ path, type }: Column, row: Row): Value {
  let value: unknown = row
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as Row)[name]
  }
  return canonical(value, type === 'reference' ? 'any' : type)
}

function called(name: PushedFunction, value: Value): Value {
  if (typeof value === 'string') {
    if (name === 'lower') return lowerText(value)
    if (name === 'upper') return upperText(value)
    return name === 'trim' ? trimText(value) : name === 'length' ? lengthOf(value) : null
  }
  if (typeof value !== 'number') return null
  if (name === 'abs') return Math.abs(value)
  if (name === 'round') return whole(roundTo(value, 0) ?? NaN)
  return name === 'floor' ? whole(Math.floor(value)) : name === 'ceil' ? whole(Math.ceil(value)) : null
}
