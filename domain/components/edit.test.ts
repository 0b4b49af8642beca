import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../lib/json.ts'
import { canonicalText } from './canonical.ts'
import { apply, applyAll, type Edit, inverse, obstacle } from './edit.ts'

const key = fc.constantFrom('a', 'b', 'c')
const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('x', 1, true, null, []),
  fc.record({ order: fc.constantFrom('a0', 'a1'), parent: fc.constantFrom(null, 'a', 'b') }),
)
const document = fc.letrec<{ node: JsonObject }>((tie) => ({
  node: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, leaf, tie('node') as fc.Arbitrary<Json>), {
    maxKeys: 3,
  }) as fc.Arbitrary<JsonObject>,
})).node
/** What collections hold: inserted and removed as a whole. */
const item = fc.record({ order: fc.constantFrom('a0', 'a1'), parent: fc.constantFrom(null, 'a') })
const path = fc.array(key, { minLength: 1, maxLength: 3 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), path, value: leaf }),
  fc.record({ op: fc.constant('set' as const), path }),
  fc.record({ op: fc.constant('insert' as const), path, value: item }),
  fc.record({ op: fc.constant('remove' as const), path }),
  fc.record({
    op: fc.constant('move' as const),
    path,
    order: fc.constantFrom('a2', 'a3'),
    parent: fc.constantFrom(null, 'a', 'b'),
  }),
)

describe('edits', () => {
  test('E1: are undone by their inverse', () => {
    // An item moved for the first time to a parent had none to go back to but the top: moves are of items that have both.
    fc.assert(
      fc.property(document, edit, (doc, change) => {
        fc.pre(obstacle(doc, change) === null)
        const target = change.path.reduce<Json | undefined>(
          (node, k) =>
            typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject)[k] : undefined,
          doc,
        )
        if (change.op === 'move')
          fc.pre(typeof target === 'object' && target !== null && 'order' in target && 'parent' in target)
        // Random documents have items whose parent is missing or in a circle: nothing can be moved back there.
        if (change.op === 'move') fc.pre(obstacle(apply(doc, change), inverse(doc, change)) === null)
        expect(canonicalText(apply(apply(doc, change), inverse(doc, change)))).toBe(canonicalText(doc))
      }),
    )
  })

  test('E2: change nothing where they cannot be applied', () => {
    fc.assert(
      fc.property(document, edit, (doc, change) => {
        fc.pre(obstacle(doc, change) !== null)
        expect(apply(doc, change)).toBe(doc)
      }),
    )
  })

  test('E3: never touch the document they are applied to', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { maxLength: 6 }), (doc, changes) => {
        const before = JSON.stringify(doc)
        applyAll(doc, changes)
        expect(JSON.stringify(doc)).toBe(before)
      }),
    )
  })

  test('say what stopped them', () => {
    const doc = { pages: { main: { controls: { a: { order: 'a0', parent: null }, b: { order: 'a1', parent: 'a' } } } } }
    const at = (...rest: string[]) => ['pages', 'main', 'controls', ...rest]
    const {
      refused,
      doc: after,
      undo,
    } = applyAll(doc, [
      { op: 'move', path: at('a'), order: 'a5', parent: 'b' },
      { op: 'insert', path: at('b'), value: {} },
      { op: 'remove', path: at('gone') },
      { op: 'set', path: ['pages', 'gone', 'title'], value: 'x' },
      { op: 'move', path: at('b'), order: 'a6', parent: 'gone' },
      { op: 'move', path: at('b'), order: 'a7', parent: null },
    ])
    expect(refused.map(({ failure }) => failure.code)).toEqual([
      'edit_makes_cycle',
      'edit_target_exists',
      'edit_target_missing',
      'edit_parent_missing',
      'edit_parent_missing',
    ])
    expect(after.pages.main.controls.b).toEqual({ order: 'a7', parent: null })
    expect(undo).toEqual([{ op: 'move', path: at('b'), order: 'a1', parent: 'a' }])
  })
})

describe('the canonical text', () => {
  test('is the same whatever order keys were written in', () => {
    fc.assert(
      fc.property(document, (doc) => {
        const reversed = (value: Json): Json =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(
                Object.entries(value)
                  .toReversed()
                  .map(([k, v]) => [k, reversed(v)]),
              )
            : value
        expect(canonicalText(reversed(doc) as object)).toBe(canonicalText(doc))
        expect(JSON.parse(canonicalText(doc))).toEqual(doc)
      }),
    )
  })

  test('ends with a newline and leaves out what is undefined', () => {
    expect(canonicalText({ b: 1, a: undefined })).toBe('{\n  "b": 1\n}\n')
  })
})
