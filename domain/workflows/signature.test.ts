import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFresh, parseSignature } from './signature.ts'

const HEX = 'ab'.repeat(32)

test('a header is a time and at least one signature', () => {
  expect(parseSignature(`t=1700000000,v1=${HEX}`)).toEqual({ t: '1700000000', v1: [HEX] })
  expect(parseSignature(` t=1 , v1=${HEX}, v1=${HEX} , v2=later`)).toEqual({ t: '1', v1: [HEX, HEX] })
})

test.each([
  null,
  '',
  't=1',
  `v1=${HEX}`,
  `t=1,t=2,v1=${HEX}`,
  `t=-1,v1=${HEX}`,
  `t=1.5,v1=${HEX}`,
  't=1,v1=zz',
  `t=1,v1=${HEX}0`,
  `t=1${`,v1=${HEX}`.repeat(6)}`,
  `t=1,v1=${HEX},${'x'.repeat(2_000)}`,
])('%j is none', (header) => {
  expect(parseSignature(header)).toBeNull()
})

test('whatever is sent is read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseSignature(text)))
})

test('five minutes, either way', () => {
  const signature = { t: '1700000000', v1: [HEX] }
  const at = 1_700_000_000_000
  expect([0, 300_000, -300_000].map((ms) => isFresh(signature, at + ms))).toEqual([true, true, true])
  expect([300_001, -300_001].map((ms) => isFresh(signature, at + ms))).toEqual([false, false])
})
