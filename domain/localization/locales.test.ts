import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES, LOCALE_NAMES, isLocale, localeOf, negotiateLocale } from './locales.ts'

describe('locales', () => {
  test('every locale has a name of its own', () => {
    expect(new Set(LOCALES.map((locale) => LOCALE_NAMES[locale])).size).toBe(LOCALES.length)
  })

  test('a regional tag speaks its language', () => {
    expect(localeOf('pt-BR')).toBe('pt')
    expect(localeOf('DE_at')).toBe('de')
    expect(localeOf('ja')).toBeUndefined()
    expect(localeOf('')).toBeUndefined()
  })
})

describe('negotiateLocale', () => {
  test.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['ja,fr;q=0.5,en;q=0.4', 'fr'],
    ['en;q=0.2, es;q=0.9', 'es'],
    ['de;q=0, en;q=0.1', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('%s → %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale)
  })

  test('takes the site’s language where the reader’s is not spoken', () => {
    expect(negotiateLocale('ja', 'pt')).toBe('pt')
  })

  test('any header gives a locale', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (header) => isLocale(negotiateLocale(header))))
  })
})
