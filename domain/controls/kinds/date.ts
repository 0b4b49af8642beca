import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['date'] as const

/** A calendar day. */
export const date = defineControl({
  kind: 'date',
  group: 'input',
  icon: 't-date',
  binds: TYPES,
  fits: TYPES,
  fields: inputFields(TYPES, 3),
})
