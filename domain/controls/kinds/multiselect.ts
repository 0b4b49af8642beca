import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['array'] as const

/** Many of many: records of another component. */
export const multiselect = defineControl({
  kind: 'multiselect',
  group: 'input',
  icon: 't-array',
  binds: TYPES,
  fits: ['array'],
  fields: { ...inputFields(TYPES, 12), placeholder, filters: { section: 'data', input: 'filters', of: 'property' } },
})
