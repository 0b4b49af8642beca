import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { treeRows, treeStep, type TreeItem } from './tree-rows.ts'

interface Part extends TreeItem<Part> {}

const parts: readonly Part[] = [
  {
    id: 'a',
    label: 'Alpha',
    children: [
      { id: 'b', label: 'Beta' },
      { id: 'c', label: 'Box', children: [{ id: 'd', label: 'Deep' }] },
    ],
  },
  { id: 'e', label: 'Empty', children: [] },
]

const ids = (open: string[]) => treeRows(parts, new Set(open)).map((row) => row.item.id)

describe('treeRows', () => {
  test('shows what is open, with its level and rank', () => {
    expect(ids([])).toEqual(['a', 'e'])
    expect(ids(['a', 'c'])).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(treeRows(parts, new Set(['a', 'c']))[3]).toMatchObject({
      level: 3,
      position: 1,
      siblings: 1,
      open: undefined,
    })
    expect(treeRows(parts, new Set())[1]?.open).toBe(false)
  })
})

describe('treeStep', () => {
  const rows = treeRows(parts, new Set(['a']))
  const step = (at: number, key: string, typed = '') => {
    const found = treeStep(rows, at, key, typed)
    return found === undefined ? undefined : `${found.kind} ${found.row.item.id}`
  }

  test.each([
    [0, 'ArrowDown', 'focus b'],
    [0, 'ArrowUp', undefined],
    [3, 'ArrowDown', undefined],
    [0, 'ArrowRight', 'focus b'],
    [2, 'ArrowRight', 'open c'],
    [1, 'ArrowRight', undefined],
    [0, 'ArrowLeft', 'close a'],
    [2, 'ArrowLeft', 'focus a'],
    [1, 'Home', 'focus a'],
    [0, 'End', 'focus e'],
    [1, 'F5', undefined],
    [-1, 'ArrowDown', 'focus a'],
  ])('row %i, %s → %s', (at, key, expected) => {
    expect(step(at, key)).toBe(expected)
  })

  test('letters go on to the next that begins with them, and round', () => {
    expect(step(0, 'b', 'b')).toBe('focus b')
    expect(step(1, 'b', 'b')).toBe('focus c')
    expect(step(2, 'b', 'b')).toBe('focus b')
    expect(step(0, 'o', 'bo')).toBe('focus c')
  })

  test('down from the top meets every row once', () => {
    const tree: fc.Arbitrary<Part[]> = fc.letrec<{ parts: Part[] }>((tie) => ({
      parts: fc.array(
        fc.record({ id: fc.uuid(), label: fc.string(), children: fc.option(tie('parts'), { nil: undefined }) }),
        { maxLength: 4, depthIdentifier: 'tree' },
      ),
    })).parts
    fc.assert(
      fc.property(tree, (roots) => {
        const all = new Set<string>()
        const open = (items: readonly Part[]) => items.forEach((item) => (all.add(item.id), open(item.children ?? [])))
        open(roots)
        const shown = treeRows(roots, all)
        const walked = shown.slice(0, 1)
        for (let at = 0; ; at++) {
          const next = treeStep(shown, at, 'ArrowDown')
          if (next === undefined || shown.length === 0) break
          walked.push(next.row)
        }
        expect(walked.map((row) => row.item.id)).toEqual(shown.map((row) => row.item.id))
        expect(shown).toHaveLength(all.size)
      }),
    )
  })
})
