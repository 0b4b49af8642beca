import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import type { Condition } from '#domain/controls/filter-text.ts'
import { expressionsOver } from '../expressions.ts'
import { viewOf } from '../testing-view.ts'
import { partsFor, partsOf, wishesIn, type AddressParts } from './grid-address.ts'
import { PAGE_SIZES } from './grid-config.ts'
import { FIRST_WISH, type GridWish } from './grid-wish.ts'

const PATHS = [
  ['number_x'],
  ['total_x'],
  ['due_x'],
  ['customer_x'],
  ['customer_x', 'country_x'],
  ['state_x'],
  ['createdAt'],
]

const control = (name: string, config: object = {}): Control => ({
  id: `${name}_x`,
  kind: 'data-grid',
  name,
  parent: null,
  order: 'a0',
  config: {
    component: 'invoice_x',
    search: true,
    columns: PATHS.map((path, index) => ({ id: `c${index}`, path })),
    ...config,
  },
})
const grid = control('invoices')
const view = viewOf({ invoices_x: grid, others_x: control('others') })
const plain = expressionsOver(() => ({}), null)
const FIRST = FIRST_WISH
const read = (parts: AddressParts) => wishesIn(view, parts, plain)['invoices_x'] ?? FIRST

const ends = <Value>(value: fc.Arbitrary<Value>) =>
  fc.tuple(fc.option(value), fc.option(value)).filter(([from, to]) => from !== null || to !== null)
const range = (path: string[], value: fc.Arbitrary<string | number>, last: 'atMost' | 'less' = 'atMost') =>
  ends(value).map(([from, to]): Condition[] => [
    ...(from === null ? [] : [{ path, operator: 'atLeast' as const, value: from }]),
    ...(to === null ? [] : [{ path, operator: last, value: to }]),
  ])
const one = (path: string[], operator: Condition['operator'], value: fc.Arbitrary<string | number>) =>
  value.map((each): Condition[] => [{ path, operator, value: each }])

const words = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .filter((text) => !text.includes('\0') && text.trim() !== '')
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString())
/** What readers can set on the columns, by column. */
const filters = fc
  .tuple(
    ...[
      one(
        ['number_x'],
        'contains',
        words.map((text) => text.trim()),
      ),
      range(
        ['total_x'],
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      ),
      range(
        ['due_x'],
        instant.map((at) => at.slice(0, 10)),
      ),
      one(['customer_x'], 'equals', fc.uuid()),
      one(['customer_x', 'country_x'], 'contains', fc.constantFrom('DE', 'a..b', '&=?#', 'ü/ ø')),
      one(['state_x'], 'equals', fc.constantFrom(0, 1)),
      range(['createdAt'], instant, 'less'),
    ].map((each) => fc.option(each)),
  )
  .map((columns) => columns.flatMap((each) => each ?? []))
const wish: fc.Arbitrary<GridWish> = fc
  .record({
    filters,
    search: fc.oneof(fc.constant(''), words),
    sort: fc.constantFrom(null, 'number', '-total', 'customer.name', '-customer.country', 'createdAt'),
    pageSize: fc.constantFrom(null, ...PAGE_SIZES),
    at: fc.option(fc.tuple(fc.integer({ min: 2, max: 999_999 }), fc.stringMatching(/^[\w-]{1,200}$/))),
  })
  .map(({ at, ...rest }) => ({ ...rest, page: at?.[0] ?? 1, cursor: at?.[1] ?? null }))

describe('an address of grids', () => {
  it('says what a reader has set, and reads it again', () => {
    fc.assert(
      fc.property(wish, (given) => {
        const url = new URL('http://x/')
        for (const [name, text] of Object.entries(partsOf(grid, view, given, plain))) url.searchParams.set(name, text)
        expect(read(Object.fromEntries(url.searchParams))).toEqual(given)
      }),
    )
  })

  it('keeps the grids of a page apart', () => {
    const parts = { 'invoices.sort': '-total', 'others.sort': 'number', 'others.size': '50' }
    const wishes = wishesIn(view, parts, plain)
    expect([wishes['invoices_x']?.sort, wishes['others_x']?.sort, wishes['others_x']?.pageSize]).toEqual([
      '-total',
      'number',
      50,
    ])
    expect(partsFor(view, wishes, plain)).toEqual(parts)
    expect(wishesIn(view, {}, plain)).toEqual({})
  })

  it('is read by people', () => {
    const set: GridWish = {
      ...FIRST,
      sort: '-total',
      filters: [
        { path: ['total_x'], operator: 'atLeast', value: 100 },
        { path: ['createdAt'], operator: 'atLeast', value: '2026-10-31T23:00:00.000Z' },
        { path: ['createdAt'], operator: 'less', value: '2026-11-30T23:00:00.000Z' },
      ],
    }
    expect(partsOf(grid, view, set, plain)).toEqual({
      'invoices.filter.total': '100..',
      'invoices.filter.createdAt': '2026-10-31T23:00Z..2026-11-30T23:00Z',
      'invoices.sort': '-total',
    })
  })

  it.each<[string, AddressParts]>([
    ['a property that is no column', { 'invoices.filter.secret': 'x', 'invoices.sort': 'secret' }],
    [
      'a way through other components',
      { 'invoices.filter.customer.owner.salary': '1..', 'invoices.sort': '__proto__' },
    ],
    ['a number that is none', { 'invoices.filter.total': 'NaN..', 'invoices.filter.state': '7' }],
    ['half a range', { 'invoices.filter.total': '1..x', 'invoices.filter.due': '2026-02-30..' }],
    ['no range', { 'invoices.filter.total': '5', 'invoices.filter.createdAt': '1..2..3' }],
    ['a reference that is no id', { 'invoices.filter.customer': "' or 1=1" }],
    ['what no database stores', { 'invoices.filter.number': 'a\0b', 'invoices.search': '\0' }],
    ['texts too long', { 'invoices.filter.number': 'x'.repeat(201), 'invoices.search': 'x'.repeat(100_000) }],
    ['a size nobody offers', { 'invoices.size': '100000' }],
    ['a page without its place', { 'invoices.page': '7' }],
    ['a place that is none', { 'invoices.page': '7', 'invoices.after': 'x y' }],
    ['a place too long', { 'invoices.page': '7', 'invoices.after': 'x'.repeat(1_001) }],
    ['a place without its page', { 'invoices.after': 'abc', 'invoices.page': '1' }],
    ['a grid that is gone', { 'gone.sort': 'number' }],
  ])('passes over %s', (_, parts) => {
    expect(wishesIn(view, parts, plain)).toEqual({})
  })

  it('offers no more than the grid does', () => {
    const closed = control('invoices', {
      search: false,
      choosePageSize: false,
      columns: [{ id: 'c', path: ['total_x'], sortable: false, filterable: false }],
    })
    const parts = {
      'invoices.search': 'x',
      'invoices.size': '50',
      'invoices.sort': 'total',
      'invoices.filter.total': '1..',
    }
    expect(wishesIn(viewOf({ invoices_x: closed }), parts, plain)).toEqual({})
  })

  it('never fails, whatever stands there', () => {
    const part = fc.constantFrom(
      'sort',
      'search',
      'size',
      'page',
      'after',
      ...['number', 'total', 'due', 'customer', 'state', 'createdAt'].map((name) => `filter.${name}`),
    )
    fc.assert(
      fc.property(
        fc.dictionary(
          part.map((name) => `invoices.${name}`),
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '-', '1..', '..-0', 'true')),
        ),
        (parts) => {
          const wishes = wishesIn(view, parts, plain)
          // What is read is said again in the same words, or in fewer.
          expect(wishesIn(view, partsFor(view, wishes, plain), plain)).toEqual(wishes)
        },
      ),
    )
  })
})
