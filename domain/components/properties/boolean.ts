import { definePropertyType } from '../property.ts'

/** Yes or no. */
export const boolean = definePropertyType({
  type: 'boolean',
  config: {},
  exprType: 'bool',
  check: (value) => (typeof value === 'boolean' ? null : { code: 'value_not_boolean' }),
})
