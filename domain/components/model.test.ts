import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { checkValue, Model, normaliseValue, Property, propertiesOf, propertyNamed } from './model.ts'
import { PROPERTY_KINDS } from './property-types.ts'
import { PROPERTY_TYPES, type PropertyType } from './property.ts'

const property = (type: PropertyType, more: object = {}) =>
  v.parse(Property, {
    id: 'p',
    name: 'p',
    title: 'P',
    order: 'a0',
    type,
    ...(type === 'catalog' || type === 'array' ? { component: 'company' } : {}),
    ...more,
  })

const ID = '018f0000-0000-7000-8000-000000000001'
type Case = { readonly right: readonly unknown[]; readonly wrong: readonly (readonly [unknown, string])[] }

/** No Partial: a new type does not compile until it is decided what it takes. */
const CASES: { readonly [T in PropertyType]: Case } = {
  string: {
    right: ['', 'x', '😀'],
    wrong: [
      [1, 'value_not_text'],
      ['a\u0000', 'value_has_nul'],
      [null, 'value_not_text'],
    ],
  },
  integer: {
    right: [0, -5, Number.MAX_SAFE_INTEGER],
    wrong: [
      [1.5, 'value_not_integer'],
      ['1', 'value_not_integer'],
      [2 ** 53, 'value_not_integer'],
      [Number.NaN, 'value_not_integer'],
    ],
  },
  number: {
    right: [0.5, -1e20],
    wrong: [
      ['1', 'value_not_number'],
      [Number.POSITIVE_INFINITY, 'value_not_number'],
    ],
  },
  boolean: {
    right: [true, false],
    wrong: [
      ['true', 'value_not_boolean'],
      [0, 'value_not_boolean'],
    ],
  },
  date: {
    right: ['2024-02-29', '0001-01-01'],
    wrong: [
      ['2023-02-29', 'value_not_date'],
      ['2024-1-1', 'value_not_date'],
      ['2024-01-01T00:00:00Z', 'value_not_date'],
    ],
  },
  time: {
    right: ['09:30', '23:59:59'],
    wrong: [
      ['24:00', 'value_not_time'],
      ['9:30', 'value_not_time'],
    ],
  },
  datetime: {
    right: ['2026-11-21T09:30:00Z', '2026-11-21T09:30+02:00'],
    wrong: [
      ['2026-11-21T09:30:00', 'value_not_datetime'],
      ['2026-11-31T09:30:00Z', 'value_not_datetime'],
    ],
  },
  uri: {
    right: ['https://a.example/x?y', 'mailto:a@b.example', 'tel:+49 30 1'],
    wrong: [
      ['javascript:alert(1)', 'value_not_uri'],
      ['data:text/html,x', 'value_not_uri'],
      ['a.example', 'value_not_uri'],
      [1, 'value_not_text'],
    ],
  },
  file: {
    right: [`file_${'a'.repeat(20)}`],
    wrong: [
      ['file_x', 'value_not_file'],
      [{}, 'value_not_file'],
    ],
  },
  catalog: {
    right: [ID],
    wrong: [
      ['x', 'value_not_reference'],
      [[ID], 'value_not_reference'],
    ],
  },
  array: {
    right: [[], [ID]],
    wrong: [
      [ID, 'value_not_references'],
      [[ID, ID], 'value_has_duplicates'],
      [['x'], 'value_not_references'],
    ],
  },
}

describe.each(PROPERTY_TYPES)('a property of type %s', (type) => {
  test('takes what is right and says what is wrong', () => {
    for (const value of CASES[type].right) expect([value, checkValue(property(type), value)]).toEqual([value, null])
    for (const [value, code] of CASES[type].wrong)
      expect([value, checkValue(property(type), value)?.code]).toEqual([value, code])
  })

  test('survives JSON, and keeps a right value right after normalising', () => {
    const made = property(type)
    expect(v.parse(Property, JSON.parse(JSON.stringify(made)))).toEqual(made)
    expect(PROPERTY_KINDS[type].type).toBe(type)
    for (const value of CASES[type].right) {
      const once = normaliseValue(made, value as never)
      expect(checkValue(made, once)).toBeNull()
      expect(normaliseValue(made, once)).toEqual(once)
    }
  })
})

describe('constraints', () => {
  test.each<[string, PropertyType, object, unknown, string | null]>([
    ['counts characters, not code units', 'string', { maxLength: 1 }, '😀', null],
    ['too long', 'string', { maxLength: 1 }, 'ab', 'value_too_long'],
    ['too short', 'string', { minLength: 2 }, 'a', 'value_too_short'],
    ['a choice', 'string', { options: [{ value: 'a', label: 'A' }] }, 'a', null],
    ['no choice', 'string', { options: [{ value: 'a', label: 'A' }] }, 'b', 'value_not_an_option'],
    [
      'a choice by its number, not its label',
      'integer',
      { options: [{ value: 0, label: 'New' }] },
      'New',
      'value_not_integer',
    ],
    ['at the edge', 'number', { min: 0 }, 0, null],
    ['below it', 'number', { min: 0 }, -0.01, 'value_too_small'],
    ['above it', 'integer', { max: 3 }, 4, 'value_too_large'],
    ['too early', 'date', { min: '2026-01-01' }, '2025-12-31', 'value_too_early'],
    ['late in another zone', 'datetime', { max: '2026-01-01T00:00:00Z' }, '2026-01-01T00:30:00+01:00', null],
    ['too late', 'datetime', { max: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00-01:00', 'value_too_late'],
  ])('%s', (_, type, config, value, code) => expect(checkValue(property(type, config), value)?.code ?? null).toBe(code))

  test('of another type are no part of a property', () => {
    expect(
      v.safeParse(Property, { id: 'p', name: 'p', title: 'P', order: 'a0', type: 'boolean', min: 1 }).success,
    ).toBe(false)
  })
})

test('properties come in their order, and are found by name', () => {
  const model = v.parse(Model, {
    properties: {
      b: { id: 'b', name: 'first', title: 'F', order: 'a0', type: 'string' },
      a: { id: 'a', name: 'second', title: 'S', order: 'a1', type: 'string' },
    },
  })
  expect(propertiesOf(model).map(({ id }) => id)).toEqual(['b', 'a'])
  expect(propertyNamed(model, 'second')?.id).toBe('a')
  expect(propertyNamed(model, 'constructor')).toBeUndefined()
})
