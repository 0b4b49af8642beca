import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Id, Identifier, identifierFrom, Key, keyFrom, makeId, slug, Title } from './names.ts'
import { daysInMonth, epochDay, instantOf, isIsoDate, isIsoTime, isoDate, isoInstant, parseInstant } from './time.ts'
import { isUuid, uuidV7 } from './uuid.ts'

describe('names', () => {
  test('made from any title are valid ones', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.uint8Array({ minLength: 6, maxLength: 6 }),
        (title, random) => {
          expect(v.is(Id, makeId(title, random))).toBe(true)
          expect(v.is(Identifier, identifierFrom(title, 'item'))).toBe(true)
          expect(v.is(Key, keyFrom(title, 'item'))).toBe(true)
        },
      ),
    )
  })

  test.each([
    ['Due date', 'due_date', 'dueDate', 'due-date'],
    ['Fälligkeit (Größe)', 'falligkeit_grosse', 'falligkeitGrosse', 'falligkeit-grosse'],
    ['2nd try', 'nd_try', 'ndTry', 'nd-try'],
    ['请求', 'item', 'item', 'item'],
  ])('%s', (title, id, name, key) =>
    expect([slug(title, 'item'), identifierFrom(title, 'item'), keyFrom(title, 'item')]).toEqual([id, name, key]),
  )

  test('refuse what would reach elsewhere', () => {
    for (const id of ['constructor', '__proto__', 'Upper', '1st', 'a-b', '', 'x'.repeat(49)])
      expect(v.is(Id, id)).toBe(false)
    for (const key of ['-a', 'a--b', 'a-', 'A', 'ä']) expect(v.is(Key, key)).toBe(false)
    expect(v.safeParse(Title, '   ').success).toBe(false)
  })
})

describe('calendar', () => {
  test('agrees with the one of the language on every day of four centuries', () => {
    const day = fc.integer({ min: -120_000, max: 60_000 })
    fc.assert(
      fc.property(day, (days) => {
        const text = isoDate(days)
        const [y = 0, m = 0, d = 0] = text.split('-').map(Number)
        expect(isIsoDate(text)).toBe(true)
        expect(epochDay(y, m, d)).toBe(days)
        expect(d).toBeLessThanOrEqual(daysInMonth(y, m))
        expect(parseInstant(`${text}T00:00:00Z`)).toBe(days * 86_400_000)
      }),
    )
  })

  test('instants go to text and back, in any zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 8e12 }), (at) => {
        expect(parseInstant(isoInstant(at))).toBe(at)
        expect(instantOf(isoInstant(at))).toBe(isoInstant(at))
      }),
    )
    expect(instantOf('2026-11-21T09:30:00.1239+02:00')).toBe('2026-11-21T07:30:00.123Z')
  })

  test.each(['2026-02-30', '2026-13-01', '0000-01-01', '26-01-01', '2026-01-01 '])('%s is no day', (text) =>
    expect(isIsoDate(text)).toBe(false),
  )
  test.each(['24:00', '1:00', '12:60', '12:00:00.1234'])('%s is no time', (text) => expect(isIsoTime(text)).toBe(false))
  test.each(['2026-01-01T00:00:00', '2026-01-01', '2026-01-01T00:00:00+15:00', '2026-02-30T00:00:00Z'])(
    '%s is no instant',
    (text) => expect(instantOf(text)).toBeNull(),
  )
})

test('ids of rows are valid, and later ones sort later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.uint8Array({ minLength: 10, maxLength: 10 }), (at, random) => {
      const id = uuidV7(at, random)
      expect(isUuid(id)).toBe(true)
      expect(id[14]).toBe('7')
      expect('89ab').toContain(id[19])
      expect(uuidV7(at + 1, random) > id).toBe(true)
    }),
  )
})
