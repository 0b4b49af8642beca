import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['boolean'] as const

/** On or off, on save. */
export const checkbox = defineControl({
  kind: 'checkbox',
  group: 'input',
  icon: 'check',
  binds: TYPES,
  fits: ['boolean'],
  fields: inputFields(TYPES, 6),
})
