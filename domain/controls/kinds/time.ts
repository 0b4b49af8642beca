import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['time'] as const

/** A time of day. */
export const time = defineControl({
  kind: 'time',
  group: 'input',
  icon: 't-time',
  binds: TYPES,
  fits: TYPES,
  fields: inputFields(TYPES, 3),
})
