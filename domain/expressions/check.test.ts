import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { evaluate } from './evaluate.ts'
import type { Limits } from './limits.ts'
import type { ExprType, Scope } from './scope.ts'

const customer: ExprType = {
  title: 'Customer',
  record: {
    name: 'string',
    get parent() {
      return customer
    },
  },
}
const scope: Scope = {
  title: 'Invoice',
  variables: {
    status: 'int',
    total: 'double',
    note: 'string',
    due: 'date',
    paid: 'bool',
    lines: { list: { record: { price: 'double' } } },
    customer,
    other: 'any',
  },
  functions: { can: { params: ['string'], result: 'bool' } },
}
const found = (text: string, expected?: ExprType) =>
  check(text, scope, expected).problems.map(({ code, range, params }) => ({
    code,
    at: range && text.slice(range.from, range.to),
    ...params,
  }))

describe('check', () => {
  it.each<[string, ExprType]>([
    ['status + 1', 'int'],
    ['status + 0.5', 'double'],
    ['status / 2', 'int'],
    ['due + days(1)', 'date'],
    ['due - today()', 'duration'],
    ['lines.map(line, line.price)', { list: 'double' }],
    ['sum(lines.map(line, line.price))', 'double'],
    ['lines.filter(line, line.price > 1)', { list: { record: { price: 'double' } } }],
    ['paid ? status : total', 'double'],
    ['coalesce(null, note)', 'string'],
    ['customer.parent.parent.name', 'string'],
    ['null', 'null'],
    ['other.anything[0] + 1', 'any'],
    ['can("update")', 'bool'],
    ['max(status, total)', 'double'],
    ['{"a": 1}', { record: { a: 'int' } }],
  ])('%s is %j', (text, type) => {
    expect(check(text, scope)).toEqual({ type, problems: [] })
  })

  it.each<[string, object]>([
    [
      'sattus == 1',
      { code: 'expression_unknown_name', at: 'sattus', name: 'sattus', suggestion: 'status', owner: 'Invoice' },
    ],
    [
      'customer.nmae',
      { code: 'expression_unknown_name', at: 'nmae', name: 'nmae', suggestion: 'name', owner: 'Customer' },
    ],
    ['cust', { code: 'expression_unknown_name', at: 'cust', name: 'cust', suggestion: 'customer', owner: 'Invoice' }],
    ['note.x', { code: 'expression_unknown_name', at: 'x', name: 'x', suggestion: null, owner: 'string' }],
    [
      'lines.map(line, line.prise)',
      { code: 'expression_unknown_name', at: 'prise', name: 'prise', suggestion: 'price', owner: 'record' },
    ],
    ['uper(note)', { code: 'expression_unknown_function', at: 'uper', name: 'uper', suggestion: 'upper' }],
    ['note.upperr()', { code: 'expression_unknown_function', at: 'upperr', name: 'upperr', suggestion: 'upper' }],
    [
      'total + note',
      { code: 'expression_no_overload', at: 'total + note', operator: '+', left: 'double', right: 'string' },
    ],
    [
      'due < "2026-01-01"',
      { code: 'expression_no_overload', at: 'due < "2026-01-01"', operator: '<', left: 'date', right: 'string' },
    ],
    [
      'paid ? 1 : "a"',
      { code: 'expression_no_overload', at: 'paid ? 1 : "a"', operator: '?:', left: 'int', right: 'string' },
    ],
    ['upper(status)', { code: 'expression_type', at: 'status', expected: 'string', actual: 'int', function: 'upper' }],
    ['can(1)', { code: 'expression_type', at: '1', expected: 'string', actual: 'int', function: 'can' }],
    [
      'upper()',
      {
        code: 'expression_argument_count',
        at: 'upper',
        name: 'upper',
        signatures: ['upper(text: string): string'],
        actual: 0,
      },
    ],
    ['status && paid', { code: 'expression_type', at: 'status', expected: 'bool', actual: 'int' }],
    ['lines.all(line, 1)', { code: 'expression_type', at: '1', expected: 'bool', actual: 'int' }],
    ['status.map(a, a)', { code: 'expression_type', at: 'status', expected: 'list', actual: 'int', function: 'map' }],
    ['b"x"', { code: 'expression_unsupported', at: 'b"x"', what: 'bytes or unsigned number' }],
    [
      '9007199254740993',
      { code: 'expression_unsupported', at: '9007199254740993', what: 'number outside ±(2^53 - 1)' },
    ],
    ['status +', { code: 'expression_syntax', at: '+', detail: 'unexpected_token' }],
    ['  ', { code: 'expression_empty', at: '  ' }],
  ])('%s', (text, problem) => {
    expect(found(text)).toEqual([problem])
  })

  it('tells every mistake at once, each once', () => {
    expect(found('sattus == 1 && uper(note) == "A" && total + note > 2').map(({ at }) => at)).toEqual([
      'sattus',
      'uper',
      'total + note',
    ])
  })

  it('counts ranges in UTF-16 units, as editors do', () => {
    expect(found('"é😀" + wrong')).toMatchObject([{ at: 'wrong' }])
    expect(found('note == "𝒜" || customer.nmae == "😀" || 𝒜')).toMatchObject([
      { code: 'expression_syntax', at: '\ud835' },
    ])
  })

  it('holds a text against the type its place asks for', () => {
    expect(found('status', 'double')).toEqual([])
    expect(found('null', 'date')).toEqual([])
    expect(found('total', 'int')).toEqual([{ code: 'expression_type', at: 'total', expected: 'int', actual: 'double' }])
    expect(found('lines', { list: 'string' })).toMatchObject([{ expected: 'list<string>', actual: 'list<record>' }])
  })

  it('keeps its promise: what has no problem and no unknown types does not fail on a type', () => {
    const part = fc.constantFrom(
      'status',
      'total',
      'note',
      'due',
      'paid',
      '1',
      '2.5',
      '"a"',
      'null',
      'today()',
      'days(1)',
      'lines.map(l, l.price)',
      '[1, 2]',
    )
    const operator = fc.constantFrom('+', '-', '*', '/', '%', '<', '>=', '==', '!=', '&&', '||', 'in')
    const text = fc
      .tuple(part, fc.array(fc.tuple(operator, part), { maxLength: 4 }))
      .map(([first, rest]) => rest.reduce<string>((all, [op, next]) => `(${all} ${op} ${next})`, first))
    const values = fc.record({
      status: fc.option(fc.integer()),
      total: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      note: fc.option(fc.string()),
      due: fc.option(fc.constantFrom('2026-01-01', '9999-12-31')),
      paid: fc.option(fc.boolean()),
      lines: fc.option(fc.array(fc.record({ price: fc.option(fc.double({ noNaN: true })) }))),
    })
    fc.assert(
      fc.property(text, values, (expression, row) => {
        fc.pre(check(expression, scope).problems.length === 0)
        expect(evaluate(expression, row, { now: 0, scope })).toMatchObject({ ok: true })
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('what a place takes of a type', () => {
  const outside = (text: string, expected: ExprType, limits: Limits) =>
    check(text, scope, expected, limits).problems.map(({ code, range }) => [
      code,
      range && text.slice(range.from, range.to),
    ])

  it('is held against results that are written down, wherever they are', () => {
    const choices = ['plain', 'primary']
    expect(outside('paid ? "plain" : "loud"', 'string', { choices })).toEqual([['expression_not_a_choice', '"loud"']])
    expect(outside('coalesce(note, "loud", paid ? "x" : "plain")', 'string', { choices })).toEqual([
      ['expression_not_a_choice', '"loud"'],
      ['expression_not_a_choice', '"x"'],
    ])
    expect(outside('status == 1 ? 10 : 25', 'int', { choices: ['10', '20'] })).toEqual([
      ['expression_not_a_choice', '25'],
    ])
    expect(outside('paid ? -1 : 13', 'int', { min: 1, max: 12 })).toEqual([
      ['expression_out_of_range', '-1'],
      ['expression_out_of_range', '13'],
    ])
    expect(outside('"eur"', 'string', { pattern: /^[A-Z]{3}$/ })).toEqual([['expression_malformed_value', '"eur"']])
  })

  it('lets pass what is known only later, and parts of results', () => {
    expect(outside('note', 'string', { choices: ['plain'] })).toEqual([])
    expect(outside('note == "loud" ? "plain" : null', 'string', { choices: ['plain'] })).toEqual([])
    expect(outside('status + 100', 'int', { max: 12 })).toEqual([])
  })
})
