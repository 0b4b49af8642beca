import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['file'] as const

/** A file: uploaded at once, kept with the record on save. */
export const file = defineControl({
  kind: 'file',
  group: 'input',
  icon: 'clip',
  binds: TYPES,
  fits: TYPES,
  fields: { ...inputFields(TYPES, 6), preview: { section: 'content', input: 'toggle', default: true } },
})
