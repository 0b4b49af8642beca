import * as v from 'valibot'
import { definePropertyType, Option } from '../property.ts'

/** Text, or a choice from a list of texts when `options` is set. */
export const string = definePropertyType({
  type: 'string',
  config: {
    minLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
    maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
    options: v.optional(v.pipe(v.array(Option), v.maxLength(500))),
    /** Long text: a text area by default, never sorted by. */
    multiline: v.optional(v.boolean()),
  },
  exprType: 'string',
  check: (value, { minLength = 0, maxLength = 100_000, options }) => {
    if (typeof value !== 'string') return { code: 'value_not_text' }
    if (value.includes('\u0000')) return { code: 'value_has_nul' }
    if (options) return options.some((o) => o.value === value) ? null : { code: 'value_not_an_option' }
    const length = [...value].length
    if (length < minLength) return { code: 'value_too_short', params: { min: minLength, length } }
    if (length > maxLength) return { code: 'value_too_long', params: { max: maxLength, length } }
    return null
  },
})
