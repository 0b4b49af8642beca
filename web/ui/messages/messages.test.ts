import { afterEach, describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from '#domain/localization/locales.ts'
import { ERROR_STATUS } from '#domain/lib/errors.ts'
import { en as problemsInEnglish } from '#domain/localization/problems/en.ts'
import { locale, readAs } from '../reader.ts'
import { defineMessages, messagesReady, setLocale } from './dictionary.ts'
import { parts } from './parts.ts'
import { pluralIn } from './plural.ts'
import { problemSentence } from './problems.ts'

afterEach(() => setLocale('en', []))

describe('defineMessages', () => {
  test('fetches a language when it is asked for, once, and switches when all of it is here', async () => {
    const fetched: string[] = []
    const load = (language: string) => async () => {
      fetched.push(language)
      return { hello: `hello in ${language}` }
    }
    const greetings = defineMessages({ en: load('en'), es: load('es'), pt: load('pt'), fr: load('fr'), de: load('de') })
    expect(() => greetings.t).toThrow('before they were loaded')
    await messagesReady()
    expect(greetings.t.hello).toBe('hello in en')
    const switching = setLocale('fr')
    expect(greetings.t.hello).toBe('hello in en')
    await switching
    expect(greetings.t.hello).toBe('hello in fr')
    await setLocale('en')
    expect(fetched).toEqual(['en', 'fr'])
  })

  test('renders for one reader among many and leaves no trace', async () => {
    await Promise.all(LOCALES.map((language) => messagesReady(language)))
    const said = LOCALES.map((language) => readAs({ locale: language, timeZone: 'Asia/Tokyo' }, () => parts.t.close))
    expect(said).toEqual(['Close', 'Cerrar', 'Fechar', 'Fermer', 'Schließen'])
    expect(() =>
      readAs({ locale: 'de' }, () => {
        throw new Error('drawing failed')
      }),
    ).toThrow()
    expect(locale.value).toBe('en')
  })
})

describe('pluralIn', () => {
  test.each<[Locale, number, string]>([
    ['en', 1, '1 row'],
    ['en', 1200, '1,200 rows'],
    ['de', 1200, '1.200 rows'],
    ['fr', 0, '0 row'],
    ['pt', 0, '0 row'],
  ])('%s %i', (language, count, expected) => {
    expect(pluralIn(language)(count, { one: '# row', other: '# rows' })).toBe(expected)
  })
})

describe('words of the parts', () => {
  test('every language says every message in words of its own', async () => {
    await Promise.all(LOCALES.map((language) => messagesReady(language)))
    const english = readAs({ locale: 'en' }, () => parts.t)
    for (const language of LOCALES.slice(1)) {
      const messages = readAs({ locale: language }, () => parts.t)
      const same = Object.entries(messages).filter(([key, text]) => text === english[key as keyof typeof english])
      // "Optional" is German too, "Notifications" French.
      expect(same.map(([key]) => key).filter((key) => key !== 'optional' && key !== 'notifications')).toEqual([])
      const empty = Object.values(messages).filter(
        (text) => (typeof text === 'string' ? text : text.toString()).trim() === '',
      )
      expect(empty).toEqual([])
    }
  })
})

/** Every list of codes that a part of the domain declares: `export const …CODES = [ … ] as const` in a `problem-codes.ts`. */
const declared = Object.values(
  import.meta.glob<Record<string, unknown>>('../../../domain/**/problem-codes.ts', { eager: true }),
).flatMap((file) => Object.values(file).flatMap((list) => (Array.isArray(list) ? (list as string[]) : [])))

describe('problemSentence', () => {
  test('every error code and every declared problem code has a sentence', async () => {
    await messagesReady()
    const codes = [...Object.keys(ERROR_STATUS), ...declared]
    expect(codes.filter((code) => !Object.hasOwn(problemsInEnglish, code))).toEqual([])
  })

  test('fills the blanks as the reader writes numbers', async () => {
    await setLocale('de', ['de-DE'])
    const text = problemSentence({ code: 'value_too_long', params: { max: 1200, length: 1201 } })
    expect(text).toContain('1.200')
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test('a code from a newer worker is shown, not hidden', async () => {
    await messagesReady()
    expect(problemSentence({ code: 'tide_too_high' })).toMatch(/\(tide_too_high\)$/)
  })
})
