import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** What workflows ask about the page's record, with the answers for those who are asked, and how far they have come. */
export const confirmation = defineControl({
  kind: 'confirmation',
  group: 'display',
  icon: 'ask',
  fields: {
    label: { section: 'content', input: 'text', fx: 'string' },
    workflow: { section: 'data', input: 'workflow' },
    visible,
    span: span(12),
  },
})
