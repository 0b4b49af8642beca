import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** Words on the page; text may embed `{{ expressions }}`. */
export const label = defineControl({
  kind: 'label',
  group: 'display',
  icon: 'text',
  fields: {
    text: { section: 'content', input: 'text', multiline: true, template: true },
    look: { section: 'style', input: 'choice', options: ['title', 'heading', 'body', 'quiet'], default: 'body' },
    tone: {
      section: 'style',
      input: 'choice',
      options: ['neutral', 'accent', 'success', 'warning', 'danger', 'info'],
      default: 'neutral',
    },
    align: {
      section: 'style',
      input: 'choice',
      options: ['start', 'center', 'end'],
      look: 'segments',
      default: 'start',
    },
    visible,
    span: span(12),
  },
})
