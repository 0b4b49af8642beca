import * as v from 'valibot'
import { instantOf } from '../../lib/time.ts'
import { definePropertyType } from '../property.ts'

const Instant = v.pipe(
  v.string(),
  v.check((text) => instantOf(text) !== null, 'value_not_datetime'),
)

/** An instant, ISO 8601 with a zone; carried in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. */
export const datetime = definePropertyType({
  type: 'datetime',
  config: { min: v.optional(Instant), max: v.optional(Instant) },
  exprType: 'datetime',
  check: (value, { min, max }) => {
    const at = typeof value === 'string' ? instantOf(value) : null
    if (at === null) return { code: 'value_not_datetime' }
    if (min !== undefined && at < (instantOf(min) ?? at)) return { code: 'value_too_early', params: { min } }
    if (max !== undefined && at > (instantOf(max) ?? at)) return { code: 'value_too_late', params: { max } }
    return null
  },
  normalise: (value) => (typeof value === 'string' ? (instantOf(value) ?? value) : value),
})
