import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Property, type Model } from '../components/model.ts'
import { matches } from '../expressions/predicate.ts'
import type { RowScope } from '../expressions/push.ts'
import { toPredicate } from '../expressions/to-predicate.ts'
import { filterText, operatorsFor, type Condition } from './filter-text.ts'
import { followPath, pathOf } from './path.ts'
import { recordTypeOf } from './scope.ts'

const property = (id: string, name: string, given: object) =>
  v.parse(Property, { id, name, title: name, order: 'a0', ...given })
const customer: Model = {
  properties: { country_x: property('country_x', 'country', { type: 'string' }) },
  keys: {},
  nameFrom: null,
}
const model: Model = {
  properties: {
    number_x: property('number_x', 'number', { type: 'string' }),
    total_x: property('total_x', 'total', { type: 'number' }),
    due_x: property('due_x', 'due', { type: 'date' }),
    paid_x: property('paid_x', 'paid', { type: 'boolean' }),
    customer_x: property('customer_x', 'customer', { type: 'catalog', component: 'customer_x' }),
  },
  keys: {},
  nameFrom: null,
}
const outlines = { customer_x: { model: customer, title: 'Customer' } }

const row = recordTypeOf(model, 'Invoice').record
const scope: RowScope = {
  variables: {
    ...row,
    customer: { record: { ...(row['customer'] as object), id: 'string', name: 'string', country: 'string' } },
    params: 'any',
  },
  columns: Object.keys(row),
}

/** Whether the filter lets the row through, as the database would decide it. */
function passes(record: object, ...conditions: Condition[]): boolean {
  const text = filterText(conditions, model, outlines)
  if (text === null) return true
  const predicate = toPredicate(text.filter, scope, { params: text.params }, { now: 0 })
  if (!predicate.ok) throw new Error(`${text.filter}: ${JSON.stringify(predicate.error)}`)
  return matches(predicate.value, record as never)
}

describe('filterText', () => {
  const invoice = {
    number: 'INV-042',
    total: 99.5,
    due: '2026-11-21',
    paid: true,
    customer: { id: 'c1', name: 'Møller', country: 'DK' },
  }

  it.each<[Condition, boolean]>([
    [{ path: ['number_x'], operator: 'contains', value: 'inv' }, true],
    [{ path: ['number_x'], operator: 'startsWith', value: '042' }, false],
    [{ path: ['total_x'], operator: 'atLeast', value: 99.5 }, true],
    [{ path: ['total_x'], operator: 'greater', value: 99.5 }, false],
    [{ path: ['total_x'], operator: 'in', value: [1, 99.5] }, true],
    [{ path: ['due_x'], operator: 'less', value: '2026-12-01' }, true],
    [{ path: ['paid_x'], operator: 'equals', value: false }, false],
    [{ path: ['customer_x'], operator: 'equals', value: 'c1' }, true],
    [{ path: ['customer_x'], operator: 'contains', value: 'møl' }, true],
    [{ path: ['customer_x', 'country_x'], operator: 'notEquals', value: 'DE' }, true],
    [{ path: ['customer_x'], operator: 'notEmpty' }, true],
    [{ path: ['total_x'], operator: 'empty' }, false],
    [{ path: ['gone_x'], operator: 'equals', value: 1 }, false],
    [{ path: ['total_x'], operator: 'contains', value: '9' }, false],
    [{ path: ['total_x'], operator: 'in', value: [] }, false],
  ])('%j is %s', (condition, expected) => expect(passes(invoice, condition)).toBe(expected))

  it('asks all conditions', () => {
    expect(
      passes(
        invoice,
        { path: ['paid_x'], operator: 'equals', value: true },
        { path: ['total_x'], operator: 'less', value: 5 },
      ),
    ).toBe(false)
    expect(filterText([], model, outlines)).toBeNull()
  })

  it('takes any text as text: equals finds exactly the row that has it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (wanted, other) => {
        expect(passes({ number: wanted }, { path: ['number_x'], operator: 'equals', value: wanted })).toBe(true)
        if (other !== wanted)
          expect(passes({ number: other }, { path: ['number_x'], operator: 'equals', value: wanted })).toBe(false)
        expect(filterText([{ path: ['number_x'], operator: 'equals', value: wanted }], model, outlines)?.filter).toBe(
          'number == params.f0',
        )
      }),
    )
  })

  it('says something for every operator offered for a type', () => {
    for (const path of [
      ['number_x'],
      ['total_x'],
      ['due_x'],
      ['customer_x'],
      ['customer_x', 'country_x'],
      ['createdAt'],
    ]) {
      const end = followPath(path, model, outlines)
      const value =
        end?.type === 'double'
          ? 5
          : end?.type === 'date'
            ? '2026-01-01'
            : end?.type === 'datetime'
              ? '2026-01-01T00:00:00.000Z'
              : 'x'
      for (const operator of operatorsFor(end?.type ?? 'any')) {
        const text = filterText([{ path, operator, value: operator === 'in' ? [value] : value }], model, outlines)
        expect(text?.filter).not.toBe('false')
        expect(toPredicate(text?.filter ?? '', scope, { params: text?.params }, { now: 0 })).toMatchObject({ ok: true })
      }
    }
  })
})

describe('followPath and pathOf', () => {
  it('are each other’s inverse, through references and to system fields', () => {
    for (const [path, dotted] of [
      [['total_x'], 'total'],
      [['customer_x', 'country_x'], 'customer.country'],
      [['customer_x', 'name'], 'customer.name'],
    ] as const) {
      expect(followPath(path, model, outlines)?.dotted).toBe(dotted)
      expect(pathOf(dotted, model, outlines)).toEqual(path)
    }
    expect(followPath(['total_x', 'name'], model, outlines)).toBeNull()
    expect(pathOf('customer.nothing', model, outlines)).toBeNull()
  })
})
