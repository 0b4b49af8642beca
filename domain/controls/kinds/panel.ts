import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** A titled group of controls, one below the other or side by side. */
export const panel = defineControl({
  kind: 'panel',
  group: 'layout',
  icon: 'container',
  holds: 'children',
  fields: {
    title: { section: 'content', input: 'text' },
    direction: {
      section: 'layout',
      input: 'choice',
      options: ['columns', 'row'],
      look: 'segments',
      default: 'columns',
    },
    align: {
      section: 'layout',
      input: 'choice',
      options: ['start', 'end', 'between'],
      look: 'segments',
      default: 'start',
    },
    framed: { section: 'style', input: 'toggle', default: false },
    visible,
    span: span(12),
  },
})
