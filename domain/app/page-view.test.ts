import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { Role } from '../auth/roles.ts'
import { ComponentDocument } from '../components/document.ts'
import type { LiveApp } from '../publications/release.ts'
import { pageView } from './page-view.ts'

const property = (id: string, more: object = {}) => ({
  id,
  name: id,
  title: `Title of ${id}`,
  order: 'a0',
  type: 'string',
  ...more,
})
const control = (id: string, kind: string, config: object = {}, place: object = {}) => ({
  id,
  kind,
  name: id,
  parent: null,
  order: 'a0',
  config,
  ...place,
})
const keyed = <T extends { id: string }>(items: readonly T[]) =>
  Object.fromEntries(items.map((item) => [item.id, item]))

const CONTROLS = [
  control('title', 'text-field', { property: 'code' }),
  control('pay', 'text-field', { property: 'salary', label: 'Gehalt' }),
  control('site', 'hyperlink', { property: 'salary' }),
  control('loose', 'text-field', { label: 'Search' }),
  control('lost', 'text-field', { property: 'gone' }),
  control('box', 'panel', { title: 'Money' }),
  control('inner', 'grid', {}, { parent: 'box' }),
  control('bonus', 'text-field', { property: 'salary' }, { parent: 'inner' }),
  control('empty', 'panel', { title: 'As it was made' }),
  control('parts', 'tabs', {
    tabs: [
      { id: 'one', title: 'One' },
      { id: 'two', title: 'Two' },
    ],
  }),
  control(
    'in_one',
    'text-field',
    { property: 'code', readOnly: { fx: 'code == "x"' } },
    { parent: 'parts', slot: 'one' },
  ),
  control('in_two', 'text-field', { property: 'salary' }, { parent: 'parts', slot: 'two' }),
  control('list', 'data-grid', {
    component: 'staff',
    columns: [
      { id: 'c_code', path: ['code'] },
      { id: 'c_pay', path: ['salary'], header: 'Gehalt' },
    ],
  }),
]

const document = v.parse(ComponentDocument, {
  component: {
    schema: 1,
    id: 'staff',
    key: 'staff',
    title: 'Staff',
    model: {
      properties: keyed([
        property('code', { required: true, default: 'new' }),
        property('salary', { maxLength: 77, help: 'Confidential' }),
        property('pay_grade', { type: 'catalog', component: 'grade' }),
      ]),
      keys: { both: { id: 'both', properties: ['code', 'salary'] } },
      nameFrom: 'salary',
    },
  },
  pages: { form: { schema: 1, id: 'form', key: 'form', title: 'Form', order: 'a0', controls: keyed(CONTROLS) } },
})
const grade = v.parse(ComponentDocument, {
  component: { schema: 1, id: 'grade', key: 'grade', title: 'Grade', access: 'members', model: { properties: {} } },
  pages: {},
})
const app: LiveApp = { number: 3, hash: 'h', components: { staff: document, grade }, sites: {} }

type Grants = Role['components'][string]

function seenWith(grants: Grants) {
  const role: Role = { id: 'clerk', name: 'Clerk', components: { staff: grants } }
  const view = pageView(app, [role], document, 'form', { role: 'user', roleIds: ['clerk'] })
  if (!view) throw new Error('no view')
  return view
}
const CODE = { fields: ['code'] }

describe('a page for who may not read a property', () => {
  test('has no control bound to it, no container emptied by that, and nothing else of it', () => {
    const view = seenWith({ read: CODE, update: {} })
    expect(Object.keys(view.page.controls)).toEqual(['title', 'loose', 'lost', 'empty', 'parts', 'in_one', 'list'])
    expect(view.page.controls['parts']?.config['tabs']).toEqual([{ id: 'one', title: 'One' }])
    expect(view.page.controls['list']?.config['columns']).toMatchObject([{ id: 'c_code' }])
    expect(view.component.model).toMatchObject({ keys: {}, nameFrom: null })
    expect(JSON.stringify(view)).not.toMatch(/salary|Gehalt|Confidential|77|pay_grade|Grade/)
  })

  test('is whole for who reads everything', () => {
    const view = seenWith({ read: {}, update: {} })
    expect(view.page).toEqual(document.pages['form'])
    expect(view.component.model).toEqual(document.component.model)
    expect(Object.keys(view.references).toSorted()).toEqual(['grade', 'staff'])
    expect(pageView(app, [], document, 'form', { role: 'builder', roleIds: [] })?.page).toEqual(document.pages['form'])
  })

  test('is the form with what may be written for who only creates', () => {
    const view = seenWith({ create: CODE })
    expect(Object.keys(view.component.model.properties)).toEqual(['code'])
    expect(view.page.controls).toHaveProperty('title')
    expect(view.page.controls).not.toHaveProperty('pay')
  })

  test('is left without controls where none is for them', () => {
    const controls = keyed([control('pay', 'text-field', { property: 'salary' })])
    const bare = v.parse(ComponentDocument, { ...document, pages: { form: { ...document.pages['form'], controls } } })
    const role: Role = { id: 'clerk', name: 'Clerk', components: { staff: { read: CODE } } }
    const view = pageView(app, [role], bare, 'form', { role: 'user', roleIds: ['clerk'] })
    expect(view?.page.controls).toEqual({})
  })
})

describe('a property that may be read', () => {
  const readOnly = (grants: Grants) => {
    const { controls } = seenWith({ read: CODE, ...grants }).page
    return [controls['title']?.config['readOnly'], controls['in_one']?.config['readOnly']]
  }
  const none = { fields: [] }

  test('and not written is read-only', () => {
    expect(readOnly({ create: none, update: none })).toEqual([true, true])
  })

  test('and written in new records only is read-only in stored ones, and the other way round', () => {
    expect(readOnly({ create: CODE, update: none })).toEqual([
      { fx: 'id != null' },
      { fx: '(code == "x") || id != null' },
    ])
    expect(readOnly({ create: none, update: CODE })).toEqual([
      { fx: 'id == null' },
      { fx: '(code == "x") || id == null' },
    ])
  })

  test('and written is as the builder left it', () => {
    expect(readOnly({ create: CODE, update: {} })).toEqual([undefined, { fx: 'code == "x"' }])
  })

  test('and not given to new records has no first value to send, and is not asked for', () => {
    expect(seenWith({ read: CODE, create: none }).component.model.properties['code']).toEqual(property('code', {}))
    expect(seenWith({ read: CODE, create: CODE }).component.model.properties['code']).toMatchObject({
      required: true,
      default: 'new',
    })
  })
})
