import { defineControl } from '../define.ts'
import { disabled, span, visible } from '../shared-fields.ts'

/** Does something: one command. */
export const button = defineControl({
  kind: 'button',
  group: 'action',
  icon: 'button',
  fields: {
    label: { section: 'content', input: 'text' },
    icon: { section: 'content', input: 'icon' },
    command: { section: 'actions', input: 'command' },
    look: { section: 'style', input: 'choice', options: ['primary', 'plain', 'quiet', 'danger'], default: 'plain' },
    visible,
    disabled,
    block: { section: 'layout', input: 'toggle', default: false },
    span: span(3),
  },
})
