import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromWallClock, toWallClock } from './wall-clock.ts'

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia']

it('finds an instant by the clock it shows, in any zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000 }), fc.constantFrom(...ZONES), (minutes, zone) => {
      const instant = new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString()
      const wall = toWallClock(instant, zone)
      // The hour that a clock shows twice has two instants; both show the same clock.
      expect(toWallClock(fromWallClock(wall, zone) ?? '', zone)).toBe(wall)
    }),
  )
})

it('knows the offset of the season', () => {
  expect(fromWallClock('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
  expect(fromWallClock('2026-12-01T12:00', 'Europe/Berlin')).toBe('2026-12-01T11:00:00.000Z')
  expect(fromWallClock('no time', 'UTC')).toBeNull()
})
