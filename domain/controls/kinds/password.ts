import { defineControl } from '../define.ts'
import { inputFields, placeholder } from '../shared-fields.ts'

const TYPES = ['string'] as const

/** Text that stays hidden until its eye is pressed. */
export const password = defineControl({
  kind: 'password',
  group: 'input',
  icon: 'lock',
  binds: TYPES,
  fields: { ...inputFields(TYPES, 6), placeholder },
})
