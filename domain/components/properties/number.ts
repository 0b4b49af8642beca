import * as v from 'valibot'
import { definePropertyType } from '../property.ts'

/** A finite decimal number; stored as `numeric`, carried as a JSON number. */
export const number = definePropertyType({
  type: 'number',
  config: {
    min: v.optional(v.pipe(v.number(), v.finite())),
    max: v.optional(v.pipe(v.number(), v.finite())),
  },
  exprType: 'double',
  check: (value, { min, max }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'value_not_number' }
    if (min !== undefined && value < min) return { code: 'value_too_small', params: { min } }
    if (max !== undefined && value > max) return { code: 'value_too_large', params: { max } }
    return null
  },
})
