import { describe, expect, it } from 'vitest'
import { blank } from './templates/blank.ts'
import { missingReferences, readTransfer } from './transfer.ts'

const random = (count: number) => new Uint8Array(count).fill(7)
const component = blank('Invoice', random)
const { id } = component.component
const site = {
  schema: 1,
  id: 'main_a',
  key: 'main',
  name: 'Main',
  home: { component: 'gone_a', page: 'list_a' },
  menu: {
    known_a: { id: 'known_a', parent: null, order: 'a0', title: 'Invoices', component: id },
    lost_a: { id: 'lost_a', parent: null, order: 'a1', title: 'Lost', component: 'lost_c' },
  },
}
const read = (components: unknown[], sites: unknown[] = []) => readTransfer({ aqtra: 1, components, sites })

describe('a file', () => {
  it('is read with everything in it, and tells what it refers to and does not hold', () => {
    const file = read([component], [site])
    expect(file).toMatchObject({ ok: true, value: { components: [{ component: { id } }], sites: [{ id: 'main_a' }] } })
    if (!file.ok) return
    const missing = [
      { from: 'Main', path: ['menu', 'lost_a', 'component'], component: 'lost_c' },
      { from: 'Main', path: ['home', 'component'], component: 'gone_a' },
    ]
    expect(missingReferences(file.value, new Set())).toEqual(missing)
    expect(missingReferences(file.value, new Set(['lost_c', 'gone_a']))).toEqual([])
  })

  it('is refused whole where an item is kept under another id than its own, or an id stands twice', () => {
    const pages = { other_a: { schema: 1, id: 'page_a', key: 'list', title: 'List', order: 'a0', controls: {} } }
    const menu = { other_a: site.menu.known_a }
    const problems = [
      { path: 'components.0.pages.other_a.id', code: 'id_mismatch' },
      { path: 'sites.0.menu.other_a.id', code: 'id_mismatch' },
    ]
    expect(read([{ ...component, pages }], [{ ...site, menu }])).toEqual({ ok: false, error: problems })
    expect(read([component, component])).toEqual({ ok: false, error: [{ path: 'components.1.id', code: 'id_taken' }] })
  })
})
