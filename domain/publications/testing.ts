import * as v from 'valibot'
import { ComponentDocument } from '../components/document.ts'
import { Site } from '../sites/site.ts'

/** Small documents for tests: a component with a text property `code`, more of them, and one empty page. */
export const component = (id: string, properties: object = {}, key = id.replaceAll('_', '-')): ComponentDocument =>
  v.parse(ComponentDocument, {
    component: {
      schema: 1,
      id,
      key,
      title: id,
      access: 'members',
      model: {
        properties: { code: { id: 'code', name: 'code', title: 'Code', order: 'a0', type: 'string' }, ...properties },
      },
    },
    pages: { [`${id}_list`]: { schema: 1, id: `${id}_list`, key: 'list', title: 'List', order: 'a0', controls: {} } },
  })

export const catalog = (id: string, target: string) => ({
  [id]: { id, name: id, title: id, order: 'a1', type: 'catalog', component: target },
})

export const site = (id: string, menu: { readonly [entry: string]: object } = {}): Site =>
  v.parse(Site, {
    schema: 1,
    id,
    key: id,
    name: id,
    menu: Object.fromEntries(
      Object.entries(menu).map(([entry, more]) => [
        entry,
        { id: entry, parent: null, order: 'a0', title: entry, ...more },
      ]),
    ),
  })
