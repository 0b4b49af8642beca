import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model, Property } from '../components/model.ts'
import { goneNames, withNamesOf } from './names.ts'
import { validateValues } from './validate.ts'

const ID = '0190b5b2-7c1a-7abc-8def-0123456789ab'
const OTHER = '0190b5b2-7c1a-7abc-8def-0123456789ac'

const property = (id: string, rest: Partial<Property> & Pick<Property, 'type'>): Property =>
  ({ id, name: id, title: id, order: 'a0', ...rest }) as Property

const modelOf = (...properties: Property[]): Model => ({
  properties: Object.fromEntries(properties.map((p, i) => [p.id, { ...p, order: `a${i}` }])),
  keys: {},
  nameFrom: null,
})

const invoice = modelOf(
  property('number_1', { type: 'string', name: 'number', required: true, maxLength: 8 }),
  property('total_1', { type: 'number', name: 'total', min: 0 }),
  property('status_1', {
    type: 'integer',
    name: 'status',
    default: 0,
    options: [
      { value: 0, label: 'New' },
      { value: 1, label: 'Paid' },
    ],
  }),
  property('due_1', { type: 'datetime', name: 'due' }),
  property('at_1', { type: 'time', name: 'at' }),
  property('customer_1', { type: 'catalog', name: 'customer', component: 'customer' }),
  property('tags_1', { type: 'array', name: 'tags', component: 'tag', required: true }),
  property('hint_1', { type: 'string', name: 'hint', virtual: true, required: true, maxLength: 3 }),
  property('link_1', { type: 'uri', name: 'link' }),
)
const GOOD = { number: 'A1', tags: [ID] }
const problems = (values: { [name: string]: unknown }, mode: 'create' | 'update' = 'update') =>
  validateValues(invoice, values, mode).problems.map(({ path, code }) => `${path} ${code}`)

describe('creating', () => {
  test('demands required values, fills defaults and leaves the rest out', () => {
    expect(problems({}, 'create')).toEqual(['number value_required', 'tags value_required'])
    expect(validateValues(invoice, GOOD, 'create')).toEqual({
      values: { number_1: 'A1', status_1: 0, tags_1: [ID] },
      problems: [],
    })
  })

  test('does not take a default where a value, or its absence, is told', () => {
    expect(validateValues(invoice, { ...GOOD, status: null }, 'create').values).toMatchObject({ status_1: null })
    expect(validateValues(invoice, { ...GOOD, status: 1 }, 'create').values).toMatchObject({ status_1: 1 })
  })
})

describe('updating', () => {
  test('leaves what is not named alone and clears what is null', () => {
    expect(validateValues(invoice, { total: null }, 'update')).toEqual({ values: { total_1: null }, problems: [] })
  })

  test('never takes a required value away', () => {
    expect(problems({ number: null, tags: [] })).toEqual(['number value_required', 'tags value_required'])
    expect(problems({ number: '' })).toEqual(['number value_required'])
  })
})

test('tells unknown and read-only names', () => {
  expect(problems({ nunber: 1, id: ID, version: 3, ['__proto__']: 1, constructor: 1, createdAt: 'x' })).toEqual([
    'nunber field_unknown',
    'id value_read_only',
    'version value_read_only',
    '__proto__ field_unknown',
    'constructor field_unknown',
    'createdAt value_read_only',
  ])
  expect(problems(JSON.parse('{"__proto__": {"number": "x"}}'))).toEqual(['__proto__ field_unknown'])
})

test('checks types and constraints', () => {
  expect(
    problems({
      number: 'too long for it',
      total: -1,
      status: 7,
      due: 'tomorrow',
      at: '25:00',
      customer: 'me',
      link: 'javascript:alert(1)',
    }),
  ).toEqual([
    'number value_too_long',
    'total value_too_small',
    'status value_not_an_option',
    'due value_not_datetime',
    'at value_not_time',
    'customer value_not_reference',
    'link value_not_uri',
  ])
  expect(problems({ tags: [ID, ID] })).toEqual(['tags value_has_duplicates'])
  expect(problems({ link: 'https://a.example/\u0000' })).toEqual(['link value_has_nul'])
})

test('normalises instants, times and references as they were read', () => {
  const { values } = validateValues(
    invoice,
    {
      due: '2026-11-21T10:30:00+01:00',
      at: '09:30',
      customer: { id: ID, name: 'Ada' },
      tags: [{ id: OTHER, name: null }, ID],
    },
    'update',
  )
  expect(values).toEqual({ due_1: '2026-11-21T09:30:00.000Z', at_1: '09:30:00', customer_1: ID, tags_1: [OTHER, ID] })
})

test('checks virtual properties, and stores none', () => {
  expect(problems({ hint: 'long' })).toEqual(['hint value_too_long'])
  expect(validateValues(invoice, { hint: 'ok' }, 'update')).toEqual({ values: {}, problems: [] })
})

test('refuses properties out of reach', () => {
  const { problems: found, values } = validateValues(invoice, { total: 1, number: 'A' }, 'update', {
    fields: ['number_1'],
  })
  expect(found).toEqual([{ path: 'total', code: 'value_read_only' }])
  expect(values).toEqual({ number_1: 'A' })
})

test('any values give an answer whose values are of known properties', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('number', 'total', 'due', 'tags', 'customer', 'at')),
        fc.anything(),
      ),
      fc.boolean(),
      (values, create) => {
        const result = validateValues(invoice, values, create ? 'create' : 'update')
        expect(Object.keys(result.values).every((id) => invoice.properties[id])).toBe(true)
      },
    ),
  )
})

describe('names of an older release', () => {
  const older = modelOf(
    property('a_1', { type: 'string', name: 'alpha' }),
    property('b_1', { type: 'string', name: 'beta' }),
    property('x_1', { type: 'string', name: 'gone' }),
  )
  const live = modelOf(
    property('a_1', { type: 'string', name: 'beta' }),
    property('b_1', { type: 'string', name: 'alpha' }),
    property('c_1', { type: 'string', name: 'Alpha' }),
    property('d_1', { type: 'string', name: 'fresh' }),
  )

  test('go to the same properties, swapped names too; later properties stay out of their way', () => {
    const { properties } = withNamesOf(live, older)
    expect(Object.values(properties).map(({ id, name }) => `${id} ${name}`)).toEqual([
      'a_1 alpha',
      'b_1 beta',
      'c_1 c_1',
      'd_1 fresh',
    ])
  })

  test('pass over what is gone', () => {
    const ignore = goneNames(live, older)
    expect(validateValues(withNamesOf(live, older), { gone: 1, alpha: 'x' }, 'update', { ignore })).toEqual({
      values: { a_1: 'x' },
      problems: [],
    })
  })
})
