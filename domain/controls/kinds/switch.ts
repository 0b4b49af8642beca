import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['boolean'] as const

/** On or off; for what reads as a setting. */
export const switchControl = defineControl({
  kind: 'switch',
  group: 'input',
  icon: 't-boolean',
  binds: TYPES,
  fields: inputFields(TYPES, 6),
})
