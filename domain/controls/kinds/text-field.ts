import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['string', 'uri'] as const

/** One line of text. */
export const textField = defineControl({
  kind: 'text-field',
  group: 'input',
  icon: 't-string',
  binds: TYPES,
  fits: ['string', 'uri'],
  fields: {
    ...inputFields(TYPES, 6),
    placeholder,
    prefix: { section: 'content', input: 'text' },
    suffix: { section: 'content', input: 'text' },
  },
})
