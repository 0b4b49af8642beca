import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unstorable } from './unstorable.ts'

describe('unstorable', () => {
  test.each<[string, unknown, string[] | null]>([
    ['NUL in a text', { title: 'a\u0000b' }, ['title']],
    [
      'half a surrogate pair, deep',
      { edits: [{ value: { help: 'x' } }, { value: ['\ud800'] }] },
      ['edits', '1', 'value', '0'],
    ],
    ['NUL in a key', { params: { 'a\u0000': 1 } }, ['params']],
    ['the text itself', '\udc00', []],
    ['whole pairs and other control characters', { title: '\u{1f600}\u0001' }, null],
    ['no text', [1, null, true, {}], null],
  ])('%s', (_, value, path) => expect(unstorable(value)).toEqual(path))

  test('finds nothing in what is well-formed', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\u0000') && each.isWellFormed())
    fc.assert(fc.property(fc.dictionary(text, fc.array(text)), (value) => unstorable(value) === null))
  })
})
