import * as v from 'valibot'
import { definePropertyType, Option } from '../property.ts'

/** A whole number JSON can carry exactly, or a choice stored as its number when `options` is set. */
export const integer = definePropertyType({
  type: 'integer',
  config: {
    min: v.optional(v.pipe(v.number(), v.safeInteger())),
    max: v.optional(v.pipe(v.number(), v.safeInteger())),
    options: v.optional(v.pipe(v.array(Option), v.maxLength(500))),
  },
  exprType: 'int',
  check: (value, { min, max, options }) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'value_not_integer' }
    if (options) return options.some((o) => o.value === value) ? null : { code: 'value_not_an_option' }
    if (min !== undefined && value < min) return { code: 'value_too_small', params: { min } }
    if (max !== undefined && value > max) return { code: 'value_too_large', params: { max } }
    return null
  },
})
