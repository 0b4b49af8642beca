import { defineControl } from '../define.ts'
import { inputFields } from '../shared-fields.ts'

const TYPES = ['string', 'integer', 'boolean'] as const

/** One of up to four choices, all in sight. */
export const radio = defineControl({
  kind: 'radio',
  group: 'input',
  icon: 'ask',
  binds: TYPES,
  fields: {
    ...inputFields(TYPES, 6),
    direction: { section: 'layout', input: 'choice', options: ['column', 'row'], look: 'segments', default: 'column' },
  },
})
