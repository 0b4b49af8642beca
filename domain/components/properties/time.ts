import { isIsoTime } from '../../lib/time.ts'
import { definePropertyType } from '../property.ts'

/** A time of day without a date: `09:30:00`; `09:30` is taken too. */
export const time = definePropertyType({
  type: 'time',
  config: {},
  exprType: 'time',
  check: (value) => (typeof value === 'string' && isIsoTime(value) ? null : { code: 'value_not_time' }),
  normalise: (value) => (typeof value === 'string' && value.length === 5 ? `${value}:00` : value),
})
