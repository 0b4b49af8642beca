import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place, type Placement } from './place.ts'

const view = { width: 1000, height: 600 }
const menu = { width: 200, height: 150 }
const below: Placement = { side: 'below', align: 'start' }

const px = (max: number) => fc.integer({ min: 0, max })

describe('place', () => {
  test('stands below and starts with its anchor', () => {
    expect(place({ x: 100, y: 100, width: 80, height: 28 }, menu, view, below)).toMatchObject({ x: 100, y: 132 })
  })

  test('turns above where only there is room', () => {
    expect(place({ x: 100, y: 500, width: 80, height: 28 }, menu, view, below).y).toBe(500 - 4 - 150)
  })

  test('aligns by reading direction', () => {
    const anchor = { x: 500, y: 100, width: 80, height: 28 }
    expect(place(anchor, menu, view, { ...below, rightToLeft: true }).x).toBe(380)
    expect(place(anchor, menu, view, { ...below, align: 'end' }).x).toBe(380)
    expect(place(anchor, menu, view, { ...below, align: 'end', rightToLeft: true }).x).toBe(500)
    expect(place(anchor, menu, view, { ...below, align: 'center' }).x).toBe(440)
  })

  test('never leaves the window', () => {
    const anchors = fc.record({ x: px(1000), y: px(600), width: px(300), height: px(60) })
    const sizes = fc.record({ width: px(900), height: px(2000) })
    const placements = fc.record({
      side: fc.constantFrom('below' as const, 'above' as const),
      align: fc.constantFrom('start' as const, 'end' as const, 'center' as const),
      rightToLeft: fc.boolean(),
    })
    fc.assert(
      fc.property(anchors, sizes, placements, (anchor, size, placement) => {
        const spot = place(anchor, size, view, placement)
        expect(spot.x).toBeGreaterThanOrEqual(8)
        expect(spot.x + size.width).toBeLessThanOrEqual(Math.max(view.width - 8, 8 + size.width))
        expect(spot.y).toBeGreaterThanOrEqual(8)
        expect(spot.y + Math.min(size.height, spot.room)).toBeLessThanOrEqual(view.height - 8)
      }),
    )
  })
})
