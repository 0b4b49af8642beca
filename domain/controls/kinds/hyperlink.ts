import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** A link to an address: written, worked out, or the one in a property. */
export const hyperlink = defineControl({
  kind: 'hyperlink',
  group: 'display',
  icon: 'link',
  binds: ['uri', 'string'],
  fields: {
    property: { section: 'data', input: 'property', types: ['uri', 'string'] },
    text: { section: 'content', input: 'text', template: true },
    href: { section: 'content', input: 'text', placeholder: 'https://' },
    newTab: { section: 'behaviour', input: 'toggle', default: false },
    visible,
    span: span(6),
  },
})
