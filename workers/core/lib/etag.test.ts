import { expect, test } from 'vitest'
import { isKnown } from './etag.ts'

test.each<[string | null, boolean]>([
  [null, false],
  ['', false],
  ['"v1"', true],
  ['W/"v1"', true],
  ['"v0", W/"v1"', true],
  ['"v0",  "v1" ', true],
  ['*', true],
  ['"v11"', false],
  ['v1', false],
  ['"v0", "v2"', false],
])('If-None-Match %s', (header, known) => {
  expect(isKnown(header, '"v1"')).toBe(known)
  expect(isKnown(header, 'W/"v1"')).toBe(known)
})
