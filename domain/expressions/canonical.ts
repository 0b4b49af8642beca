import { instantOf } from '../lib/time.ts'
import type { Value } from './frame.ts'
import type { ExprType } from './scope.ts'

/** Datetimes and times take one form, so that their order is the order of their texts; what is missing is null. */
export function canonical(value: unknown, type: ExprType): Value {
  if (value === undefined) return null
  if (typeof value === 'string') {
    if (type === 'datetime' && !/^.{23}Z$/.test(value)) return instantOf(value) ?? value
    if (type === 'time' && value.length === 5) return `${value}:00`
  }
  // JSON by contract; operators refuse what is not, and `toJson` drops it.
  return value as Value
}
