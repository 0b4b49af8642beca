import * as v from 'valibot'
import { expect, test } from 'vitest'
import { EMPTY_MODEL } from '../components/model.ts'
import { checkSite } from './check.ts'
import { Site } from './site.ts'

const outline = {
  id: 'invoice',
  key: 'invoice',
  title: 'Invoice',
  icon: 'cube',
  model: EMPTY_MODEL,
  pages: [{ id: 'list', key: 'list', title: 'List', order: 'a0', presentation: 'page' as const }],
}
const item = (id: string, more: object = {}) => [id, { id, parent: null, order: 'a0', title: id, ...more }] as const
const found = (menu: readonly (readonly [string, object])[], more: object = {}) =>
  checkSite(
    v.parse(Site, { schema: 1, id: 'shop', key: 'shop', name: 'Shop', menu: Object.fromEntries(menu), ...more }),
    [outline],
  ).map(({ code, path }) => `${code} ${path.join('.')}`)

test.each<[string, string[], string[]]>([
  [
    'entries lead to pages that are there',
    found([item('a', { component: 'invoice', page: 'list' })], { home: { component: 'invoice', page: 'list' } }),
    [],
  ],
  ['a component that is gone', found([item('a', { component: 'gone' })]), ['component_missing menu.a.component']],
  ['a page that is gone', found([item('a', { component: 'invoice', page: 'gone' })]), ['page_missing menu.a.page']],
  [
    'a first page that is gone',
    found([], { home: { component: 'invoice', page: 'gone' } }),
    ['page_missing home.page'],
  ],
  ['a heading over something', found([item('a'), item('b', { parent: 'a', component: 'invoice' })]), []],
  ['a heading over nothing', found([item('a')]), ['menu_entry_empty menu.a']],
  [
    'a parent that is gone',
    found([item('a', { parent: 'gone', component: 'invoice' })]),
    ['menu_parent_missing menu.a.parent'],
  ],
  [
    'a circle',
    found([item('a', { parent: 'b', component: 'invoice' }), item('b', { parent: 'a', component: 'invoice' })]),
    ['menu_in_circle menu.a.parent', 'menu_in_circle menu.b.parent'],
  ],
])('%s', (_, problems, expected) => expect(problems).toEqual(expected))
