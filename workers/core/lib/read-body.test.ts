import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import { nesting } from './read-body.ts'

const depthOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

describe('nesting', () => {
  test('is the depth of what the text parses to, whatever its strings hold', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => nesting(JSON.stringify(value)) === depthOf(value)))
    fc.assert(fc.property(fc.string(), (text) => nesting(JSON.stringify([text, { [text]: text }])) === 2))
  })
})
