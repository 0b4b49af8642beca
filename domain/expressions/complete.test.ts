import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complete } from './complete.ts'
import type { Scope } from './scope.ts'
import { tokens } from './tokens.ts'

const scope: Scope = {
  variables: {
    status: 'int',
    note: 'string',
    customer: { record: { name: 'string', country: 'string' } },
    lines: { list: { record: { price: 'double', product: { record: { sku: 'string' } } } } },
  },
  functions: { can: { params: ['string'], result: 'bool' } },
}
/** Labels offered at the bar. */
const offers = (marked: string) => {
  const position = marked.indexOf('|')
  return complete(marked.replace('|', ''), position, scope)
}
const labels = (marked: string) => offers(marked).map(({ label }) => label)

describe('complete', () => {
  it.each<[string, string[]]>([
    ['sta|', ['status', 'startsWith']],
    ['1 + cu|', ['customer']],
    ['customer.|', ['name', 'country']],
    ['customer.co| == 1', ['country']],
    ['customer . na|', ['name']],
    ['lines.map(line, line.|', ['price', 'product']],
    ['lines.exists(line, line.product.|', ['sku']],
    ['lines.map(line, 1) + li|', ['lines']],
    ['note.upp|', ['upper']],
    ['lines.fi|', ['filter']],
    ['ca|', ['can']],
    ['"sta|', []],
    ['"sta|"', []],
    ['// sta|', []],
    ['12|', []],
  ])('%s', (marked, expected) => {
    expect(labels(marked)).toEqual(expected)
  })

  it.each<[string, string[]]>([
    ['p|', ['"plain"', '"primary"']],
    ['"pr|', ['"primary"']],
    ["note == '' ? 'pl|", ['"plain"']],
    ['customer.p|', []],
    ['"plain"|', []],
  ])('offers the texts a place takes: %s', (marked, expected) => {
    const position = marked.indexOf('|')
    const found = complete(marked.replace('|', ''), position, scope, ['plain', 'primary', '10'])
    expect(found.filter(({ kind }) => kind === 'choice').map(({ label }) => label)).toEqual(expected)
    for (const { from } of found.filter(({ kind }) => kind === 'choice')) expect(marked.slice(from)).toMatch(/^["'p]/)
  })

  it('offers everything at an empty place, with types and documentation', () => {
    const all = offers('|')
    expect(all).toContainEqual({ label: 'status', kind: 'variable', type: 'int', from: 0 })
    expect(all).toContainEqual({
      label: 'upper',
      kind: 'function',
      type: 'upper(text: string): string',
      doc: 'function_upper',
      from: 0,
    })
  })

  it('never fails, at any place of any text, and replaces a stretch that ends at the cursor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('lines', '.', 'map', '(', ')', 'a', ',', '"', ' ', '😀', '1')),
        fc.nat(30),
        (parts, at) => {
          const text = parts.join('')
          const position = Math.min(at, text.length)
          for (const { label, from } of complete(text, position, scope)) {
            expect(label.toLowerCase().startsWith(text.slice(from, position).toLowerCase())).toBe(true)
          }
        },
      ),
    )
  })
})

describe('tokens', () => {
  it('colours what it knows', () => {
    const text = 'upper (note) == "é😀" && 1.5e3 in [true] // done'
    expect(tokens(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['function', 'upper'],
      ['punctuation', '('],
      ['name', 'note'],
      ['punctuation', ')'],
      ['operator', '=='],
      ['string', '"é😀"'],
      ['operator', '&&'],
      ['number', '1.5e3'],
      ['keyword', 'in'],
      ['punctuation', '['],
      ['keyword', 'true'],
      ['punctuation', ']'],
      ['comment', '// done'],
    ])
  })

  it('covers any text in order; only white space is left out', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom('"', "'", '"""', '\\', '\n', 'r', 'a', '/')).map((p) => p.join('')),
        ),
        (text) => {
          let at = 0
          for (const { from, to } of tokens(text)) {
            expect(text.slice(at, from).trim()).toBe('')
            expect(to).toBeGreaterThan(from)
            at = to
          }
          expect(text.slice(at).trim()).toBe('')
        },
      ),
    )
  })
})
