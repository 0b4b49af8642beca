import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../lib/json.ts'
import { compile, run } from './compile.ts'
import { matches, type Predicate } from './predicate.ts'
import type { RowScope } from './push.ts'
import { toPredicate } from './to-predicate.ts'

const NOW = 1_795_253_400_000
const context = { now: NOW, timeZone: 'America/New_York', functions: { can: () => true } }
const COLUMNS = {
  n: 'int',
  m: 'int',
  x: 'double',
  s: 'string',
  u: 'string',
  b: 'bool',
  c: 'bool',
  d: 'date',
  e: 'date',
  t: 'time',
  at: 'datetime',
  customer: {
    record: {
      id: 'string',
      country: 'string',
      since: 'date',
      limit: 'double',
      parent: { record: { id: 'string', country: 'string' } },
    },
  },
} as const
const scope: RowScope = {
  variables: {
    ...COLUMNS,
    record: { record: COLUMNS },
    tags: { list: { record: { id: 'string', name: 'string' } } },
    user: { record: { id: 'string', country: 'string' } },
    params: 'any',
  },
  functions: { can: { params: ['string'], result: 'bool' } },
  columns: [...Object.keys(COLUMNS), 'tags'],
  row: 'record',
}
const values = {
  user: { id: 'u1', country: 'DE' },
  params: { n: 2, s: 'b', none: null, d: '2026-02-01', ids: [1, 3, null] },
}

const push = (text: string): Predicate => {
  const made = toPredicate(text, scope, values, context)
  if (!made.ok) throw new Error(`${text}: ${JSON.stringify(made.error)}`)
  return made.value
}
const codes = (text: string) => {
  const made = toPredicate(text, scope, values, context)
  return made.ok ? [] : made.error.map(({ code, range }) => [code, range && text.slice(range.from, range.to)])
}

const column = (type: string, ...path: string[]) => ({ kind: 'column', path, type })
const literal = (type: string, value: Json) => ({ kind: 'literal', type, value })

describe('a predicate', () => {
  it.each<[string, unknown]>([
    ['n == 1', { kind: 'compare', op: 'eq', left: column('int', 'n'), right: literal('int', 1) }],
    ['record.n == 1', { kind: 'compare', op: 'eq', left: column('int', 'n'), right: literal('int', 1) }],
    [
      'customer.country == user.country',
      { kind: 'compare', op: 'eq', left: column('string', 'customer', 'country'), right: literal('string', 'DE') },
    ],
    ['n == null', { kind: 'isNull', operand: column('int', 'n') }],
    ['params.none != n', { kind: 'not', item: { kind: 'isNull', operand: column('int', 'n') } }],
    ['customer == null', { kind: 'isNull', operand: column('reference', 'customer') }],
    [
      'has(customer.parent)',
      { kind: 'not', item: { kind: 'isNull', operand: column('reference', 'customer', 'parent') } },
    ],
    ['b', { kind: 'isTrue', operand: column('bool', 'b') }],
    ['n < params.none', { kind: 'constant', value: false }],
    ['user.id == "u1" || n > 1', { kind: 'constant', value: true }],
    ['can("x") && b', { kind: 'isTrue', operand: column('bool', 'b') }],
    ['n == "1" || params.s == 2 || n == params.s', null],
    ['n in [1, 2]', { kind: 'in', operand: column('int', 'n'), values: [literal('int', 1), literal('int', 2)] }],
    [
      'n in params.ids',
      {
        kind: 'or',
        items: [
          { kind: 'in', operand: column('int', 'n'), values: [literal('int', 1), literal('int', 3)] },
          { kind: 'isNull', operand: column('int', 'n') },
        ],
      },
    ],
    [
      'd >= today() - days(7)',
      { kind: 'compare', op: 'ge', left: column('date', 'd'), right: literal('date', '2026-11-14') },
    ],
    ['d == params.d', { kind: 'compare', op: 'eq', left: column('date', 'd'), right: literal('date', '2026-02-01') }],
    ['d == params.s', { kind: 'constant', value: false }],
    [
      'lower(s).contains(lower("B"))',
      {
        kind: 'match',
        how: 'contains',
        operand: { kind: 'call', name: 'lower', operand: column('string', 's') },
        text: literal('string', 'b'),
      },
    ],
    [
      'd + months(1) < e',
      {
        kind: 'compare',
        op: 'lt',
        left: { kind: 'shift', type: 'date', operand: column('date', 'd'), months: 1, ms: 0 },
        right: column('date', 'e'),
      },
    ],
    [
      'year(at) == 2026',
      {
        kind: 'compare',
        op: 'eq',
        left: {
          kind: 'part',
          part: 'year',
          of: 'datetime',
          operand: column('datetime', 'at'),
          timeZone: 'America/New_York',
        },
        right: literal('int', 2026),
      },
    ],
  ])('%s', (text, expected) => {
    if (expected === null) expect(codes(text)[0]?.[0]).toBe('expression_no_overload')
    else expect(push(text)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['n + 1', [['expression_type', 'n + 1']]],
    ['n == 1 && format(x, 2) == "1.00"', [['expression_not_pushable', 'format(x, 2)']]],
    ['tags.exists(tag, tag.name == "a")', [['expression_not_pushable', 'tags.exists(tag, tag.name == "a")']]],
    ['s.split(",").length() == 2', [['expression_not_pushable', 's.split(",")']]],
    ['d + days(n) < e', [['expression_not_pushable', 'days(n)']]],
    ['customer == record.customer', [['expression_not_pushable', 'customer']]],
    ['d < params.s', [['expression_not_pushable', 'params.s']]],
    ['"a" in tags.map(tag, tag.id)', [['expression_not_pushable', 'tags.map(tag, tag.id)']]],
    ['nn == 1', [['expression_unknown_name', 'nn']]],
    ['can(s)', [['expression_not_pushable', 'can(s)']]],
    ['n == 1; drop table x', [['expression_syntax', ';']]],
  ])('%s says what cannot be asked of the database', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })
})

const nullable = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 3 })
const int = fc.integer({ min: -3, max: 3 })
const double = fc.constantFrom(-1.5, -1, 0, 0.1, 0.2, 0.3, 2, 2.5)
const text = fc.constantFrom('', ' ', 'a', 'A', 'b', 'ab', 'ba', 'é', '😀', '\uffee', '%', '_')
const date = fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31')
const datetime = fc.constantFrom(
  '2026-01-31T23:30:00.000Z',
  '2026-02-01T00:30:00+02:00',
  '2026-11-21T09:30:00.000Z',
  '2026-03-08T07:30:00Z',
)
const time = fc.constantFrom('00:00', '09:30:00', '23:59:59')
const rows = fc.record({
  n: nullable(int),
  m: nullable(int),
  x: nullable(double),
  s: nullable(text),
  u: nullable(text),
  b: nullable(fc.boolean()),
  c: nullable(fc.boolean()),
  d: nullable(date),
  e: nullable(date),
  t: nullable(time),
  at: nullable(datetime),
  customer: nullable(
    fc.record({
      id: text,
      country: nullable(text),
      since: nullable(date),
      limit: nullable(double),
      parent: nullable(fc.record({ id: text, country: nullable(text) })),
    }),
  ),
})

const pair = (a: fc.Arbitrary<string>, ops: readonly string[], b: fc.Arbitrary<string>) =>
  fc.tuple(a, fc.constantFrom(...ops), b).map(([left, op, right]) => `(${left} ${op} ${right})`)
const call = (name: string, ...args: fc.Arbitrary<string>[]) =>
  fc.tuple(...args).map((parts) => `${name}(${parts.join(', ')})`)

/** Texts of each type that can be pushed down, any depth. */
const grammar = fc.letrec<{
  int: string
  double: string
  string: string
  date: string
  datetime: string
  bool: string
}>((tie) => {
  const choice = (of: fc.Arbitrary<string>) =>
    fc.tuple(tie('bool'), of, of).map(([when, yes, no]) => `(${when} ? ${yes} : ${no})`)
  const same = (of: fc.Arbitrary<string>, loose: string) =>
    pair(of, ['==', '!=', '<', '<=', '>', '>='], fc.oneof(of, fc.constantFrom('null', loose)))
  const deeper = { maxDepth: 4, withCrossShrink: true }
  return {
    int: fc.oneof(
      deeper,
      fc.constantFrom('n', 'm', 'record.n', '0', '2', '-3'),
      pair(tie('int'), ['+', '-', '*', '/', '%'], tie('int')),
      call('length', tie('string')),
      call('round', tie('double')),
      call('floor', tie('double')),
      call('ceil', tie('double')),
      call('abs', tie('int')),
      call('daysBetween', tie('date'), fc.oneof(tie('date'), tie('datetime'))),
      call('weekday', tie('date')),
      call('day', tie('datetime')),
      call('coalesce', tie('int'), tie('int')),
      tie('int').map((of) => `(-${of})`),
      choice(tie('int')),
    ),
    double: fc.oneof(
      deeper,
      fc.constantFrom('x', 'customer.limit', '0.1', '2.5'),
      pair(tie('double'), ['+', '-', '*', '/'], fc.oneof(tie('double'), tie('int'))),
      call('abs', tie('double')),
      choice(tie('double')),
    ),
    string: fc.oneof(
      deeper,
      fc.constantFrom(
        's',
        'u',
        'customer.country',
        'customer.parent.country',
        'customer.id',
        'user.country',
        '"a"',
        '""',
      ),
      pair(tie('string'), ['+'], tie('string')),
      call('lower', tie('string')),
      call('upper', tie('string')),
      call('trim', tie('string')),
      call('coalesce', tie('string'), tie('string')),
      choice(tie('string')),
    ),
    date: fc.oneof(
      deeper,
      fc.constantFrom('d', 'e', 'customer.since', 'today()', 'date("2026-02-01")'),
      pair(tie('date'), ['+', '-'], fc.constantFrom('days(1)', 'months(1)', 'hours(30)', 'months(null)')),
      call('date', tie('datetime')),
      choice(tie('date')),
    ),
    datetime: fc.oneof(
      deeper,
      fc.constantFrom('at', 'now()'),
      pair(tie('datetime'), ['+', '-'], fc.constantFrom('hours(5)', 'days(30)', 'months(1)')),
      choice(tie('datetime')),
    ),
    bool: fc.oneof(
      deeper,
      fc.constantFrom(
        'b',
        'c',
        'record.b',
        'true',
        '(b == null)',
        '(customer != null)',
        'has(customer.parent)',
        '(t < time("09:30"))',
        '(t == params.none)',
        'can("x")',
      ),
      same(tie('int'), 'params.n'),
      same(tie('double'), 'params.n'),
      same(tie('string'), 'params.s'),
      same(tie('date'), 'params.none'),
      same(tie('datetime'), 'params.none'),
      pair(tie('bool'), ['&&', '||', '==', '!='], tie('bool')),
      tie('bool').map((of) => `!(${of})`),
      choice(tie('bool')),
      call('isBlank', tie('string')),
      call('contains', tie('string'), tie('string')),
      call('startsWith', tie('string'), tie('string')),
      call('endsWith', tie('string'), tie('string')),
      pair(tie('int'), ['in'], fc.constantFrom('[0, 2]', '[n, 1]', '[null, 1]', 'params.ids', 'params.none')),
      pair(tie('string'), ['in'], fc.constantFrom('["a", user.country]', '[u]')),
    ),
  }
})

describe('promise: a predicate means what its text means', () => {
  it('on random conditions and rows with nulls', { timeout: 60_000 }, () => {
    let pushed = 0
    fc.assert(
      fc.property(grammar.bool, fc.array(rows, { minLength: 1, maxLength: 8 }), (condition, all) => {
        fc.pre(condition.length <= 2_000)
        const compiled = compile(condition, scope)
        if (!compiled.ok) throw new Error(`${condition}: ${JSON.stringify(compiled.error)}`)
        const made = toPredicate(condition, scope, values, context)
        if (!made.ok) throw new Error(`${condition}: ${JSON.stringify(made.error)}`)
        pushed++
        for (const row of all) {
          const evaluated = run(compiled.value, { ...row, record: row, ...values }, context)
          expect({ condition, row, holds: matches(made.value, row) }).toEqual({
            condition,
            row,
            holds: evaluated.ok && evaluated.value,
          })
        }
      }),
      { numRuns: 3_000 },
    )
    expect(pushed).toBeGreaterThan(2_000)
  })

  it('survives the trip through JSON', () => {
    fc.assert(
      fc.property(grammar.bool, rows, (condition, row) => {
        const made = toPredicate(condition, scope, values, context)
        fc.pre(made.ok)
        if (made.ok)
          expect(matches(JSON.parse(JSON.stringify(made.value)) as Predicate, row)).toBe(matches(made.value, row))
      }),
    )
  })
})
