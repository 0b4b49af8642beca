import { describe, expect, it } from 'vitest'
import type { ComponentOutline } from '#domain/components/document.ts'
import { checkValue, type Model, type Property } from '#domain/components/model.ts'
import { PROPERTY_TYPES } from '#domain/components/property.ts'
import { ServerError } from '#web/server/server-error.ts'
import { underDraftNames } from './live-rows.ts'
import { sampleStore } from './sample-store.ts'
import { sampleRecord } from './sample-values.ts'

const NOW = 1_795_000_000_000

const model = (properties: readonly Property[], nameFrom: string | null = null): Model => ({
  properties: Object.fromEntries(properties.map((each) => [each.id, each])),
  keys: {},
  nameFrom,
})
const outline = (id: string, of: Model): ComponentOutline => ({
  id,
  key: id,
  title: id,
  icon: 'cube',
  model: of,
  pages: [],
})
const property = (type: Property['type'], more: object = {}): Property =>
  ({ id: `${type}_p`, name: `${type}Of`, title: type, order: 'a0', type, ...more }) as Property

const customers = outline('customer', model([property('string')], 'string_p'))
const invoices = outline(
  'invoice',
  model(
    [property('string'), property('number'), property('date'), property('catalog', { component: 'customer' })],
    'string_p',
  ),
)
const store = () => sampleStore({ outlines: [customers, invoices], seed: () => Promise.resolve(null), now: () => NOW })

describe('sample records', () => {
  const wide = outline(
    'wide',
    model([
      ...PROPERTY_TYPES.map((type) =>
        property(type, type === 'catalog' || type === 'array' ? { component: 'customer' } : {}),
      ),
      { ...property('integer'), id: 'state', name: 'state', options: [{ value: 4, label: 'Four' }] } as Property,
      { ...property('number'), id: 'small', name: 'small', max: 3 } as Property,
      { ...property('string'), id: 'short', name: 'short', maxLength: 3 } as Property,
    ]),
  )
  const outlines = new Map([wide, customers].map((each) => [each.id, each]))

  it('have values that the model takes', () => {
    for (let rank = 0; rank < 5; rank++) {
      const record = sampleRecord('wide', rank, outlines, NOW)
      for (const each of Object.values(wide.model.properties)) {
        if (each.type === 'file') continue // A file is read as an object and written as an id.
        const value = record[each.name]
        const idOf = (item: unknown) => (item as { id: string }).id
        const wire =
          each.type === 'catalog' ? idOf(value) : each.type === 'array' ? (value as unknown[]).map(idOf) : value
        expect([each.name, checkValue(each, wire)]).toEqual([each.name, null])
      }
    }
  })

  it('are called as the model says', () => {
    expect(sampleRecord('customer', 1, outlines, NOW).name).toBe('string 2')
  })
})

describe('the records of a preview', () => {
  it('are filtered, sorted and counted as the server does', async () => {
    const all = await store().query('invoice', { sort: ['-numberOf'], count: true, limit: 2 })
    expect(all.count).toBe(5)
    expect(all.records).toHaveLength(2)
    expect(Number(all.records[0]?.['numberOf'])).toBeGreaterThan(Number(all.records[1]?.['numberOf']))
    const rest = await store().query('invoice', { sort: ['-numberOf'], limit: 4, cursor: all.next ?? '' })
    expect(rest.records).toHaveLength(3)
    const one = await store().query('invoice', { filter: 'stringOf == params.f0', params: { f0: 'string 3' } })
    expect(one.records.map((record) => record.name)).toEqual(['string 3'])
  })

  it('can be filtered through a reference', async () => {
    const { records } = await store().query('invoice', { filter: 'catalogOf.stringOf == "string 2"' })
    expect(records).toHaveLength(1)
    expect(records[0]?.['catalogOf']).toMatchObject({ name: 'string 2' })
  })

  it('can be made, changed and deleted, in the preview alone', async () => {
    const here = store()
    const made = await here.create(
      'invoice',
      { stringOf: 'New', catalogOf: (await here.query('customer', {})).records[0]?.id ?? '' },
      'k',
    )
    expect(made).toMatchObject({ name: 'New', catalogOf: { name: 'string 1' }, version: 1 })
    const changed = await here.update('invoice', made.id, 1, { stringOf: 'Newer' })
    expect(changed).toMatchObject({ name: 'Newer', version: 2 })
    await here.remove('invoice', made.id)
    await expect(here.get('invoice', made.id)).rejects.toThrow(ServerError)
    expect((await store().query('invoice', { count: true })).count).toBe(5)
  })

  it('knows no component that is not there', async () => {
    await expect(store().query('nothing', {})).rejects.toThrow(ServerError)
  })
})

describe('a live record under the names of the draft', () => {
  it('keeps values through a rename and drops those of another type', () => {
    const live = model([property('string'), property('number')])
    const draft = model([
      { ...property('string'), name: 'renamed' } as Property,
      { ...property('date'), id: 'number_p' } as Property,
      { ...property('boolean'), name: 'fresh' } as Property,
    ])
    const record = { ...sampleRecord('x', 0, new Map(), NOW), stringOf: 'kept', numberOf: 4 }
    expect(underDraftNames(record, draft, live)).toMatchObject({ renamed: 'kept', dateOf: null, fresh: null })
  })
})
