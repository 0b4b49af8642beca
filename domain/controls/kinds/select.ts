import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['catalog', 'string', 'integer'] as const

/** One of many: a record of another component, or one of the choices of an enumeration. */
export const select = defineControl({
  kind: 'select',
  group: 'input',
  icon: 'updown',
  binds: TYPES,
  fits: ['catalog'],
  fields: {
    ...inputFields(TYPES, 6),
    placeholder,
    clearable: { section: 'behaviour', input: 'toggle', default: true },
    search: { section: 'behaviour', input: 'toggle', default: true },
    filters: { section: 'data', input: 'filters', of: 'property' },
  },
})
