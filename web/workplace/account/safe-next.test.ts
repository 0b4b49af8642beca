import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

test.each([
  ['/studio/components?find=a#b', '/studio/components?find=a#b'],
  ['/app/main/invoice/list?id=1', '/app/main/invoice/list?id=1'],
  [null, '/'],
  ['', '/'],
  ['studio', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/.//elsewhere.example', '/'],
  ['/a/..//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
])('%s leads to %s', (next, expected) => expect(safeNext(next)).toBe(expected))

test('never leaves the origin', () => {
  const pieces = fc.constantFrom('/', '\\', '.', '..', ':', '@', '#', '?', '%2f', '\t', '\n', 'a', 'elsewhere.example')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const target = safeNext(`/${parts.join('')}`)
      expect(new URL(target, 'https://ours.example').origin).toBe('https://ours.example')
    }),
    { numRuns: 1_000 },
  )
})
