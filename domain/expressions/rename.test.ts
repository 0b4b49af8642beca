import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { names } from './paths.ts'
import { rename } from './rename.ts'

describe('rename', () => {
  it.each<[string, string, string, string]>([
    ['total > 1 && total < 2', 'total', 'amount', 'amount > 1 && amount < 2'],
    ['customer.total + total', 'total', 'amount', 'customer.total + amount'],
    ['customer.total + total', 'customer.total', 'amount', 'customer.amount + total'],
    ['total.map(total, total + 1)', 'total', 'amount', 'amount.map(total, total + 1)'],
    [
      'lines.map(line, line.price)[0] + lines[0].price',
      'lines.price',
      'cost',
      'lines.map(line, line.cost)[0] + lines[0].cost',
    ],
    [
      'lines.filter(a, a.ok).exists(b, b.price > 1)',
      'lines.price',
      'cost',
      'lines.filter(a, a.ok).exists(b, b.cost > 1)',
    ],
    ['"total 😀" + total + total(1) // total', 'total', 'amount', '"total 😀" + amount + total(1) // total'],
    ['total +', 'total', 'amount', 'total +'],
    ['{"total": total}', 'total', 'a', '{"total": a}'],
  ])('%s: %s → %s', (text, from, to, expected) => {
    expect(rename(text, from, to)).toBe(expected)
  })

  it('comes back when renamed back', () => {
    const part = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'xs.map(a, a.b + b)', 'a(b)', '"a"', 'xs.filter(x, x.a)[0].a')
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('a', 'a.b', 'xs', 'xs.a', 'b'),
        (parts, from) => {
          const text = parts.join(' + ')
          const back = [...from.split('.').slice(0, -1), 'fresh'].join('.')
          const last = from.split('.').at(-1) ?? from
          expect(rename(rename(text, from, 'fresh'), back, last)).toBe(text)
        },
      ),
    )
  })
})

describe('names', () => {
  it.each<[string, string[]]>([
    ['customer.country == "DE" && total > 1', ['customer.country', 'total']],
    ['lines.map(line, line.price * rate)', ['lines', 'lines.price', 'rate']],
    ['a[b].c', ['b', 'a.c']],
    ['upper(note) + today()', ['note']],
    ['1 +', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})
