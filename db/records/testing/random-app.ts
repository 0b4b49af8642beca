// Random components, rows and questions for property tests. Values come from small pools, so that filters hit and sort keys tie.
import fc from 'fast-check'
import type { Component } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'

export type Values = { readonly [propertyId: string]: Json }
export type Question = { readonly filter: string; readonly sort: readonly string[]; readonly limit: number }

const TEXTS = [
  '',
  'a',
  'A',
  'ab',
  'Zoë',
  'zebra',
  '100%',
  'it_s',
  "o'clock",
  '"; DROP TABLE x; --',
  'a\\b',
  '$1',
  '漢字 𝒳',
  '\n\t tab ',
]
const WHOLE = [-7, -1, 0, 1, 2, 3, 10, 9_007_199_254_740_991]
const DECIMALS = [-2.5, -0.5, 0, 0.1, 0.5, 1, 1.5, 2.5, 1e15]
const DATES = ['0001-01-01', '1999-12-31', '2024-02-29', '2026-01-31', '2026-11-21', '9999-12-31']
const TIMES = ['00:00:00', '09:30:00', '23:59:59']
const INSTANTS = [
  '0001-01-01T00:00:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2026-11-21T09:30:00.000Z',
  '2026-11-21T09:30:00.001Z',
]

export const CUSTOMERS = [
  '0190b5b2-7c1a-7abc-8def-00000000000a',
  '0190b5b2-7c1a-7abc-8def-00000000000b',
  '0190b5b2-7c1a-7abc-8def-00000000000c',
]
const COUNTRIES = ['DE', 'FR', null]

const property = (id: string, name: string, rest: { type: Property['type'] } & { [key: string]: unknown }): Property =>
  ({ id, name, title: name, order: 'a0', ...rest }) as Property

const component = (id: string, properties: readonly Property[], nameFrom: string | null): Component => ({
  schema: 1,
  id,
  key: id,
  title: id,
  description: '',
  icon: 'cube',
  access: 'private',
  model: { properties: Object.fromEntries(properties.map((each) => [each.id, each])), keys: {}, nameFrom },
})

export const CUSTOMER = component(
  'customer',
  [
    property('label_c', 'label', { type: 'string' }),
    property('country_c', 'country', { type: 'string' }),
    property('secret_c', 'secret', { type: 'integer' }),
  ],
  'label_c',
)

export const CUSTOMER_ROWS: readonly Values[] = CUSTOMERS.map((id, i) => ({
  id,
  label_c: `Customer ${i}`,
  country_c: COUNTRIES[i] ?? null,
  secret_c: i,
}))

/** Every type there is; which are required and indexed differs. */
export const orderArbitrary: fc.Arbitrary<Component> = fc
  .record({ indexed: fc.boolean(), required: fc.boolean() })
  .map(({ indexed, required }) =>
    component(
      'order',
      [
        property('text_1', 'text', { type: 'string', ...(indexed ? { query: true } : {}) }),
        property('count_1', 'count', {
          type: 'integer',
          ...(required ? { required: true } : {}),
          ...(indexed ? { query: true } : {}),
        }),
        property('total_1', 'total', { type: 'number' }),
        property('paid_1', 'paid', { type: 'boolean' }),
        property('due_1', 'due', { type: 'date', ...(indexed ? { query: true } : {}) }),
        property('at_1', 'at', { type: 'time' }),
        property('when_1', 'when', { type: 'datetime' }),
        property('link_1', 'link', { type: 'uri' }),
        property('customer_1', 'customer', { type: 'catalog', component: 'customer' }),
        property('others_1', 'others', { type: 'array', component: 'customer' }),
      ],
      'text_1',
    ),
  )

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 })

export const rowsArbitrary = fc.array(
  fc.record({
    text_1: orNull(TEXTS),
    count_1: fc.constantFrom(...WHOLE),
    total_1: orNull(DECIMALS),
    paid_1: orNull([true, false]),
    due_1: orNull(DATES),
    at_1: orNull(TIMES),
    when_1: orNull(INSTANTS),
    link_1: orNull(['https://a.example/', 'mailto:a@b.example']),
    customer_1: orNull(CUSTOMERS),
    others_1: fc.subarray(CUSTOMERS),
  }),
  { minLength: 0, maxLength: 14 },
)

const quoted = (text: string): string => JSON.stringify(text)
const text = fc.oneof(
  fc.constantFrom(
    'text',
    'name',
    'link',
    'customer.country',
    'customer.name',
    'record.text',
    'lower(text)',
    'upper(customer.country)',
    'text + "x"',
    'trim(text)',
    'coalesce(text, "none")',
  ),
  fc.constantFrom(...TEXTS).map(quoted),
)
const number = fc.oneof(
  fc.constantFrom(
    'count',
    'total',
    'customer.secret',
    'length(text)',
    'count + 1',
    'count * count',
    'count / 3',
    'count % 4',
    'total * 2.0',
    'total / total',
    'round(total)',
    'floor(total)',
    'ceil(total)',
    'abs(count)',
    'year(due)',
    'month(when)',
    'weekday(due)',
    'hour(at)',
    'daysBetween(due, date("2026-01-01"))',
    'version',
    '-count',
  ),
  fc.constantFrom('0', '1', '2', '0.5', '-1', '10', '1.5'),
)
const date = fc.oneof(
  fc.constantFrom('due', 'due + days(1)', 'due + months(1)', 'due - months(13)', 'date(when)'),
  fc.constantFrom(...DATES).map((day) => `date(${quoted(day)})`),
)
const instant = fc.constantFrom('when', 'when + hours(30)', 'when - months(1)', 'createdAt', 'now()')
const compared = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const pair = (side: fc.Arbitrary<string>) => fc.tuple(side, compared, side).map((parts) => parts.join(' '))
const leaf = fc.oneof(
  pair(text),
  pair(number),
  pair(date),
  pair(instant),
  fc.constantFrom(
    'paid',
    '!paid',
    'paid == true',
    'paid != null',
    'text == null',
    'null != customer',
    'customer == null',
    'isBlank(text)',
    'isBlank(total)',
    'true',
    'false',
    'has(customer.country)',
  ),
  fc
    .tuple(text, fc.constantFrom('contains', 'startsWith', 'endsWith'), fc.constantFrom(...TEXTS))
    .map(([side, how, part]) => `${how}(${side}, ${quoted(part)})`),
  fc
    .tuple(fc.constantFrom('text', 'customer.country'), fc.subarray(TEXTS.concat('DE')))
    .map(([side, list]) => `${side} in [${list.map(quoted).join(', ')}]`),
  fc.constantFrom(
    'count in [1, 2, 3]',
    'total in [0.5, 1.0]',
    `customer.id == ${quoted(CUSTOMERS[0] ?? '')}`,
    'customer.id == "no id"',
    'id != "no id"',
    'createdBy == user.id',
    'params.least <= count',
    'text == params.word',
  ),
)

export const conditionArbitrary: fc.Arbitrary<string> = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie('condition').map((inner) => `!(${inner})`),
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).condition

const KEYS = [
  'text',
  'count',
  'total',
  'paid',
  'due',
  'at',
  'when',
  'link',
  'name',
  'createdAt',
  'id',
  'customer.country',
  'customer.name',
  'customer.secret',
]

export const questionArbitrary: fc.Arbitrary<Question> = fc.record({
  filter: fc.oneof(fc.constant(''), conditionArbitrary),
  sort: fc
    .uniqueArray(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...KEYS)), {
      maxLength: 3,
      selector: ([, key]) => key,
    })
    .map((keys) => keys.map((key) => key.join(''))),
  limit: fc.integer({ min: 1, max: 6 }),
})
