import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** Two to six parts of one thing, one in sight. */
export const tabs = defineControl({
  kind: 'tabs',
  group: 'layout',
  icon: 'tabs',
  holds: 'slots',
  fields: { tabs: { section: 'content', input: 'tabs' }, visible, span: span(12) },
})
