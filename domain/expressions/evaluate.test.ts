import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import type { Scope } from './scope.ts'

const NOW = 1_795_253_400_000 // 2026-11-21T09:30:00Z, a Saturday
const context = { now: NOW, timeZone: 'Europe/Paris' }
const scope: Scope = {
  variables: {
    n: 'int',
    x: 'double',
    s: 'string',
    b: 'bool',
    d: 'date',
    t: 'time',
    at: 'datetime',
    other: 'any',
    customer: { record: { id: 'string', country: 'string' }, title: 'Customer' },
    lines: { list: { record: { price: 'double', count: 'int' } } },
  },
  functions: { can: { params: ['string'], result: 'bool' } },
}

const value = (text: string, values: Record<string, unknown> = {}, more = {}) => {
  const result = evaluate(text, values, { ...context, scope, ...more })
  return result.ok ? result.value : result.error.code
}

describe('evaluation', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3', 7],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 / 2.0', 3.5],
    ['7 % 4', 3],
    ['1 + 0.5', 1.5],
    ['1 == 1.0', true],
    ['"a" + "b"', 'ab'],
    ['[1, 2] + [3]', [1, 2, 3]],
    ['{"a": 1, "b": [true]}', { a: 1, b: [true] }],
    ['{"a": 1} == {"a": 1}', true],
    ['"z" < "é"', true],
    ['"\uffee" < "😀"', true],
    ['2 in [1, 2]', true],
    ['[10, 20][1]', 20],
    ['[10, 20][2]', null],
    ['[1, 2, 3].map(v, v * 2)', [2, 4, 6]],
    ['[1, 2, 3].map(v, v > 1, v * 2)', [4, 6]],
    ['[1, 2, 3].filter(v, v != 2)', [1, 3]],
    ['[1, 2].all(v, v > 0)', true],
    ['[1, 2].exists(v, [3].exists(w, v + w == 5))', true],
    ['[1, 2, 2].exists_one(v, v == 2)', false],
    ['"é😀".length()', 2],
    ['"aé😀b".substring(1, 3)', 'é😀'],
    ['upper("straße")', 'STRASSE'],
    ['lower("ΟΔΟΣ İ")', 'οδοσ i'],
    ['upper("ŉ ﬁ é")', 'ŉ ﬁ É'],
    ['"  a ".trim()', 'a'],
    ['"a,b".split(",").join("-")', 'a-b'],
    ['"aXbX".replace("X", "--")', 'a--b--'],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['floor(-1.5)', -2],
    ['ceil(-1.5)', -1],
    ['abs(-3)', 3],
    ['max(1, 5, 3)', 5],
    ['min([date("2026-02-01"), date("2026-01-01")])', '2026-01-01'],
    ['sum([1, 2, null])', 3],
    ['format(1234.5, 2)', '1,234.50'],
    ['int("42") + int(2.9)', 44],
    ['int("4x")', null],
    ['double("1.5")', 1.5],
    ['string(1.5) + string(true)', '1.5true'],
    ['isBlank(" ") && isBlank(null) && isBlank([]) && !isBlank(0)', true],
    ['now()', '2026-11-21T09:30:00.000Z'],
    ['today() + months(3)', '2027-02-21'],
    ['date(2026, 1, 31) + months(1)', '2026-02-28'],
    ['date(2026, 2, 30)', null],
    ['date("2026-03-01") - days(1)', '2026-02-28'],
    ['now() - hours(10)', '2026-11-20T23:30:00.000Z'],
    ['date("2026-03-01") - date("2026-02-01") == days(28)', true],
    ['daysBetween(today(), date("2026-12-24"))', 33],
    ['weekday(today())', 6],
    ['hour(now())', 10],
    ['datetime("2026-07-01")', '2026-06-30T22:00:00.000Z'],
    ['date(now() + hours(14))', '2026-11-22'],
    ['months(1) + hours(30)', 'P1M1DT6H'],
  ])('%s is %j', (text, expected) => {
    expect(value(text)).toEqual(expected)
  })

  it('reads values by the types of the scope', () => {
    expect(value('at < datetime("2026-01-01T00:00:00.000Z")', { at: '2026-01-01T00:30:00+01:00' })).toBe(true)
    expect(value('t == time("09:30")', { t: '09:30:00' })).toBe(true)
    expect(value('at == other', { at: '2026-01-01T00:00:00Z', other: '2026-01-01T01:00:00+01:00' })).toBe(true)
    expect(
      value('lines.map(line, line.price * line.count)', {
        lines: [
          { price: 1.5, count: 2 },
          { price: null, count: 1 },
        ],
      }),
    ).toEqual([3, null])
  })

  it('answers what the host functions say', () => {
    expect(value('can("update")', {}, { functions: { can: (action: unknown) => action === 'update' } })).toBe(true)
    expect(value('can("update")')).toBe('expression_function_failed')
  })

  it('never reaches what objects inherit', () => {
    expect(value('other.constructor', { other: {} })).toBe(null)
    expect(evaluate('constructor', {}, context)).toEqual({ ok: true, value: null })
    expect(evaluate('__proto__ == null', {}, context)).toMatchObject({
      ok: false,
      error: { code: 'expression_syntax' },
    })
    expect(evaluate('toString()', {}, context)).toMatchObject({
      ok: false,
      error: { code: 'expression_unknown_function' },
    })
  })
})

describe('the null rule', () => {
  it.each(['<', '<=', '>', '>='])('a comparison by %s with null is false', (op) => {
    expect(value(`n ${op} 1`)).toBe(false)
    expect(value(`1 ${op} n`)).toBe(false)
    expect(value(`!(n ${op} 1)`)).toBe(true)
  })

  it('equality takes null as a value', () => {
    expect([
      value('n == null'),
      value('n != null'),
      value('n == 0'),
      value('n != 0'),
      value('s == customer.country'),
    ]).toEqual([true, false, false, true, true])
  })

  it.each(['+', '-', '*', '/', '%'])('arithmetic by %s with null is null', (op) => {
    expect(value(`n ${op} 1`)).toBe(null)
    expect(value(`1 ${op} n`)).toBe(null)
  })

  it.each(['1 / 0', '1.0 / 0', '1 % 0', '9007199254740991 + 1', '1e308 * 10.0', 'date(9999, 12, 31) + days(1)'])(
    '%s has no answer and is null',
    (text) => {
      expect(value(text)).toBe(null)
    },
  )

  it.each([
    'b',
    '!b == false',
    'b && true',
    'contains(s, "a")',
    's.startsWith(null)',
    'n in [1]',
    'lines.all(line, true)',
    'lines.exists(line, true)',
    'other.ok && true',
  ])('the condition %s is false when everything is null', (text) => {
    expect(value(text)).toBe(false)
  })

  it('null goes through members and functions', () => {
    expect([
      value('customer.country'),
      value('upper(s)'),
      value('s + "a"'),
      value('d + days(1)'),
      value('lines.map(line, 1)'),
    ]).toEqual([null, null, null, null, null])
    expect([value('coalesce(s, customer.country, "none")'), value('b ? 1 : 2'), value('has(customer.id)')]).toEqual([
      'none',
      2,
      false,
    ])
  })
})

const pad = (n: number) => String(n).padStart(2, '0')

describe('promises', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'other',
          's',
          '.',
          '(',
          ')',
          '[',
          ']',
          '+',
          '<',
          '==',
          '&&',
          '?',
          ':',
          '1',
          '2.5',
          '"a"',
          'null',
          ',',
          'map',
          'filter',
          'max',
          'date',
          'join',
          'days',
          '!',
          '-',
          ' in ',
          '{',
          '}',
        ),
      )
      .map((parts) => parts.join('')),
  )

  it('never throws, whatever the text and the values', () => {
    fc.assert(
      fc.property(anything, fc.anything(), (text, other) => {
        const result = evaluate(text, { other }, { ...context, scope })
        if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value)
        else expect(result.error.code).toMatch(/^(expression|template)_[a-z_]+$/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(anything, fc.jsonValue(), (text, other) => {
        expect(evaluate(text, { other }, { ...context, scope })).toEqual(
          evaluate(text, { other }, { ...context, scope }),
        )
      }),
    )
  })

  it('agrees with the order of instants whatever their zones', () => {
    const instant = fc
      .tuple(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom('Z', '+02:00', '-05:30'))
      .map(([minutes, zone]) => {
        return `2026-01-${pad(1 + (Math.floor(minutes / 1440) % 28))}T${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}:00${zone}`
      })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const text = `(at < other) == (at - datetime("${b}") < days(0))`
        expect(value(text, { at: a, other: b })).toBe(true)
      }),
    )
  })
})
