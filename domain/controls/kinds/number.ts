import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['integer', 'number'] as const

/** A number as the reader writes numbers. */
export const number = defineControl({
  kind: 'number',
  group: 'input',
  icon: 't-number',
  binds: TYPES,
  fits: ['integer', 'number'],
  fields: {
    ...inputFields(TYPES, 3),
    placeholder,
    format: { section: 'content', input: 'choice', options: ['number', 'money', 'percent'], default: 'number' },
    currency: { section: 'content', input: 'text', placeholder: 'EUR' },
    digits: { section: 'content', input: 'number', min: 0, max: 10, integer: true },
    suffix: { section: 'content', input: 'text' },
  },
})
