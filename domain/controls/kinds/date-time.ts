import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['datetime'] as const

/** An instant, shown and typed in the reader's time zone. */
export const dateTime = defineControl({
  kind: 'date-time',
  group: 'input',
  icon: 't-datetime',
  binds: TYPES,
  fits: TYPES,
  fields: inputFields(TYPES, 4),
})
