import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** A picture from an address, or the one in a file property. */
export const image = defineControl({
  kind: 'image',
  group: 'display',
  icon: 'image',
  binds: ['file', 'uri'],
  fields: {
    property: { section: 'data', input: 'property', types: ['file', 'uri'] },
    source: { section: 'content', input: 'image' },
    alt: { section: 'content', input: 'text' },
    fit: { section: 'style', input: 'choice', options: ['contain', 'cover'], look: 'segments', default: 'contain' },
    height: { section: 'layout', input: 'number', min: 16, max: 1_200, integer: true, unit: 'px', default: 200 },
    visible,
    span: span(6),
  },
})
