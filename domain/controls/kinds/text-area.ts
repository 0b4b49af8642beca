import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['string'] as const

/** Several lines of text. */
export const textArea = defineControl({
  kind: 'text-area',
  group: 'input',
  icon: 'note',
  binds: TYPES,
  fields: {
    ...inputFields(TYPES, 12),
    placeholder,
    rows: { section: 'layout', input: 'number', min: 2, max: 30, integer: true, default: 3 },
  },
})
