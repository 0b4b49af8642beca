import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapAt, spanTo, type Box, type Sibling } from './drop-place.ts'

const box = (left: number, top: number, width: number, height = 60): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const container = box(0, 0, 600, 400)

/** Two rows: one of two controls, one of one. */
const siblings: readonly Sibling[] = [
  { id: 'a', box: box(0, 20, 290) },
  { id: 'b', box: box(310, 20, 290) },
  { id: 'c', box: box(0, 100, 290) },
]

describe('where a dropped control goes', () => {
  it('is first in an empty container', () => {
    expect(gapAt({ x: 10, y: 10 }, container, [])).toMatchObject({ index: 0, after: { kind: 'first' } })
  })

  it('is above the first row, between rows, and below the last', () => {
    expect(gapAt({ x: 100, y: 5 }, container, siblings)).toMatchObject({ index: 0, after: { kind: 'first' } })
    expect(gapAt({ x: 500, y: 92 }, container, siblings)).toMatchObject({ index: 2, after: { kind: 'row', row: 1 } })
    expect(gapAt({ x: 100, y: 390 }, container, siblings)).toMatchObject({ index: 3, after: { kind: 'row', row: 2 } })
  })

  it('is between two controls of a row, with an upright line', () => {
    const gap = gapAt({ x: 305, y: 50 }, container, siblings)
    expect(gap).toMatchObject({ index: 1, after: { kind: 'control', id: 'a' } })
    expect(gap.line.left).toBe(gap.line.right)
    expect(gap.line.left).toBe(300)
  })

  it('is behind the last control of a row that has room', () => {
    expect(gapAt({ x: 500, y: 130 }, container, siblings)).toMatchObject({
      index: 3,
      after: { kind: 'control', id: 'c' },
    })
  })

  it('is always a place there is, wherever the pointer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 650 }), fc.integer({ min: -50, max: 450 }), (x, y) => {
        const { index, after } = gapAt({ x, y }, container, siblings)
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThanOrEqual(siblings.length)
        expect(after.kind === 'first').toBe(index === 0)
      }),
    )
  })
})

describe('the width a handle is dragged to', () => {
  it('snaps to columns and stays between one and twelve', () => {
    // 12 columns of 35.33 px with gaps of 16.
    expect(spanTo(600, 0, 600)).toBe(12)
    expect(spanTo(292, 0, 600)).toBe(6)
    expect(spanTo(-80, 0, 600)).toBe(1)
    expect(spanTo(2_000, 0, 600)).toBe(12)
  })
})
