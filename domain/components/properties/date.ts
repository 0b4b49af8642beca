import * as v from 'valibot'
import { isIsoDate } from '../../lib/time.ts'
import { definePropertyType } from '../property.ts'

const IsoDate = v.pipe(v.string(), v.check(isIsoDate, 'value_not_date'))

/** A calendar day without a time zone: `2026-11-21`. */
export const date = definePropertyType({
  type: 'date',
  config: { min: v.optional(IsoDate), max: v.optional(IsoDate) },
  exprType: 'date',
  check: (value, { min, max }) => {
    if (typeof value !== 'string' || !isIsoDate(value)) return { code: 'value_not_date' }
    if (min !== undefined && value < min) return { code: 'value_too_early', params: { min } }
    if (max !== undefined && value > max) return { code: 'value_too_late', params: { max } }
    return null
  },
})
