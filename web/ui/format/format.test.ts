import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { setReader, tagFor } from '../reader.ts'
import { formatDate, formatDateTime, formatDay, formatRelative, formatTime } from './dates.ts'
import { compareNames, formatList } from './lists.ts'
import { formatBytes } from './bytes.ts'
import { formatMoney, formatNumber, formatPercent } from './numbers.ts'
import { parseNumber } from './parse-number.ts'

afterEach(() => setReader({ locale: 'en', timeZone: 'UTC' }))

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

describe('numbers', () => {
  test('are written as the region of the reader has it', () => {
    expect(formatNumber(1234.5)).toBe('1,234.5')
    setReader({ locale: 'de', tag: 'de-CH' })
    expect(formatNumber(1234.5)).toMatch(/^1['’]234.5$/)
    setReader({ locale: 'de' })
    expect(plain(formatMoney(12480, 'EUR'))).toBe('12.480,00 €')
    expect(plain(formatPercent(0.125, 1))).toBe('12,5 %')
  })

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_500, '1.5 kB'],
    [999_600, '1 MB'],
    [10_000_000, '10 MB'],
  ])('%i bytes', (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected)
  })

  test.each([
    ['1.234,5', 'de', 1234.5],
    ['1234,5', 'de', 1234.5],
    ['1.5', 'de', Number.NaN],
    ['1,234.5', 'en', 1234.5],
    ['1 234,5', 'fr', 1234.5],
    ["1'234.5", 'de-CH', 1234.5],
    ['12,34,567', 'en-IN', 1234567],
    ['−3', 'en', -3],
    ['.5', 'en', 0.5],
    ['1,2,3', 'en', Number.NaN],
    ['1e5', 'en', Number.NaN],
    ['', 'en', null],
    ['  ', 'en', null],
    ['-', 'en', Number.NaN],
  ])('“%s” in %s is read as %s', (text, tag, expected) => {
    expect(parseNumber(text, tag)).toBe(expected)
  })

  test('what is written can be read again, everywhere', () => {
    const tags = fc.constantFrom('en', 'es', 'pt', 'pt-PT', 'fr', 'de', 'de-CH', 'de-AT', 'en-IN', 'ar-EG')
    fc.assert(
      fc.property(tags, fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (tag, whole, cents) => {
        const value = whole + cents / 100
        const written = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }).format(value)
        expect(parseNumber(written, tag)).toBeCloseTo(value, 2)
      }),
    )
  })
})

describe('dates', () => {
  test('a day and a time of day know no zone', () => {
    setReader({ locale: 'en', tag: 'en-GB', timeZone: 'Pacific/Kiritimati' })
    expect(formatDate('2026-11-17')).toBe('17 Nov 2026')
    expect(formatTime('09:02:30')).toBe('09:02')
  })

  test('an instant is told in the reader’s zone', () => {
    setReader({ locale: 'en', tag: 'en-GB', timeZone: 'Asia/Tokyo' })
    expect(formatDateTime('2026-11-17T20:30:00Z')).toBe('18 Nov 2026, 05:30')
    expect(formatDay(Date.parse('2026-11-17T20:30:00Z'))).toBe('18 Nov 2026')
  })

  test('what is no date is shown as it is', () => {
    expect(formatDate('soon')).toBe('soon')
    expect(formatDateTime('never')).toBe('never')
  })

  test.each([
    [-3 * 3_600_000, '3 hours ago'],
    [86_400_000, 'tomorrow'],
    [-400, 'now'],
    [-65_000, '1 minute ago'],
  ])('%i ms from now', (gap, expected) => {
    expect(formatRelative(1_800_000_000_000 + gap, 1_800_000_000_000)).toBe(expected)
  })
})

describe('lists and names', () => {
  test('are joined and ordered by the language', () => {
    setReader({ locale: 'de' })
    expect(formatList(['a', 'b', 'c'])).toBe('a, b und c')
    expect(['Seite 10', 'Ärger', 'Seite 2', 'Zebra'].toSorted(compareNames)).toEqual([
      'Ärger',
      'Seite 2',
      'Seite 10',
      'Zebra',
    ])
  })
})

test('the reader’s region is taken only where it speaks the language', () => {
  expect(tagFor('de', ['en-GB', 'de-AT', 'de'])).toBe('de-AT')
  expect(tagFor('de', ['en-GB'])).toBe('de')
})
