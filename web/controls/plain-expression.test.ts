import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluate } from '#domain/expressions/evaluate.ts'
import { isPlain, needsEngine, plainValue } from './plain-expression.ts'

const name = fc.constantFrom('a', 'b', 'record', 'id')
const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))
const values = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf)))))

it('gives a path the value the language gives it, where that has one', () => {
  fc.assert(
    fc.property(values, fc.array(name, { minLength: 1, maxLength: 3 }), (all, path) => {
      const text = path.join('.')
      const full = evaluate(text, all, { now: 0 })
      // A path through a text or number is a mistake there and null here.
      if (full.ok) expect(plainValue(text, all)).toEqual(full.value)
      else expect(plainValue(text, all)).toBeNull()
    }),
  )
})

it('leaves everything else to the language', () => {
  for (const text of ['a + b', 'a == 1', 'lower(a)', '1', "'x'", 'a[0]']) expect(isPlain(text)).toBe(false)
  expect(needsEngine({ a: { config: { rowCommand: { record: { fx: 'record.id' } } } } })).toBe(false)
  expect(needsEngine({ a: { config: { filters: [{ value: { fx: 'params.from' } }] } } })).toBe(false)
  expect(needsEngine({ a: { config: { columns: [{ command: { params: { a: { fx: 'record.id' } } } }] } } })).toBe(false)
  expect(needsEngine({ a: { config: { visible: { fx: 'total > 5' } } } })).toBe(true)
  // A path, but the engine knows which values fit.
  expect(needsEngine({ a: { config: { look: { fx: 'params.look' } } } })).toBe(true)
  expect(needsEngine({ a: { config: { columns: [{ width: { fx: 'params.wide' } }] } } })).toBe(true)
  expect(needsEngine({ a: { config: { text: 'Hello {{ name }}' } } })).toBe(true)
})
