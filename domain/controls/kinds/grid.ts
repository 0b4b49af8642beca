import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** Cells of equal width; controls fill them in reading order. */
export const grid = defineControl({
  kind: 'grid',
  group: 'layout',
  icon: 'table',
  holds: 'children',
  fields: {
    columns: { section: 'layout', input: 'number', min: 1, max: 6, integer: true, default: 2 },
    gap: {
      section: 'layout',
      input: 'choice',
      options: ['small', 'medium', 'large'],
      look: 'segments',
      default: 'medium',
    },
    visible,
    span: span(12),
  },
})
