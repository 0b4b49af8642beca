import { describe, expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'
import { after } from './duration.ts'
import { RETRY } from './testing.ts'

describe('time', () => {
  test('five work days are one after the other five times, wherever they start', () => {
    // 2026-11-16 is a Monday.
    const monday = 20_773 * 86_400_000 + 32_400_000
    for (let day = 0; day < 7; day++) {
      let at = monday + day * 86_400_000
      const start = at
      for (let n = 1; n <= 12; n++) {
        do at += 86_400_000
        while (Math.floor((at - monday) / 86_400_000) % 7 > 4)
        expect(after(start, { amount: n, unit: 'workdays' })).toBe(at)
      }
    }
  })

  test('a backoff is the same for a replay, never above its bound, and never nothing but by choice', () => {
    for (let attempt = 1; attempt < 1_000; attempt += 37) {
      const wait = backoffMs({ ...RETRY, factor: 10 }, attempt, 'r1:1')
      expect(wait).toBe(backoffMs({ ...RETRY, factor: 10 }, attempt, 'r1:1'))
      expect(wait).toBeGreaterThanOrEqual(500)
      expect(wait).toBeLessThanOrEqual(60_000)
      expect(backoffMs({ ...RETRY, delayMs: 0, factor: 10 }, attempt, 'r1:1')).toBe(0)
    }
    expect(backoffMs(RETRY, 1, 'r1:1')).not.toBe(backoffMs(RETRY, 1, 'r2:1'))
  })
})
