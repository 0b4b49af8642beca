import { describe, expect, test } from 'vitest'
import { COMPONENT_PROBLEM_CODES } from '../../components/problem-codes.ts'
import { ANSWER_PROBLEM_CODES, RUN_ERROR_CODES } from '../../workflows/run-codes.ts'
import { ERROR_STATUS } from '../../lib/errors.ts'
import { LOCALES } from '../locales.ts'
import { de } from './de.ts'
import { en, type ProblemCode } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Message } from './message.ts'
import { pt } from './pt.ts'
import { isProblemCode, sentence } from './sentence.ts'

const blanksOf = (message: Message): string[] => {
  const texts = typeof message === 'string' ? [message] : [message.one, message.other]
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted()
}

describe('the problem dictionary', () => {
  test.each(Object.keys(en) as ProblemCode[])('%s has the same blanks in every language', (code) => {
    for (const problems of [es, pt, fr, de]) expect(blanksOf(problems[code])).toEqual(blanksOf(en[code]))
  })

  test('has a sentence of its own in every language for every answer', () => {
    for (const code of Object.keys(ERROR_STATUS)) {
      expect(new Set(LOCALES.map((locale) => sentence(locale, code))).size).toBe(LOCALES.length)
    }
  })

  test.each(COMPONENT_PROBLEM_CODES)('%s, which checking a document may find, has a sentence', (code) => {
    expect(isProblemCode(code)).toBe(true)
  })

  test.each([...RUN_ERROR_CODES, ...ANSWER_PROBLEM_CODES])('%s, which a run may tell, has a sentence', (code) => {
    expect(isProblemCode(code)).toBe(true)
  })
})

describe('sentence', () => {
  test('fills blanks in the reader’s numbers and plural', () => {
    expect(sentence('de', 'value_too_large', { max: 1234.5 })).toBe('Darf höchstens 1.234,5 sein.')
    expect(sentence('en', 'value_too_many', { max: 1 })).toBe('At most 1 entry.')
    expect(sentence('en', 'value_too_many', { max: 0 })).toBe('At most 0 entries.')
    expect(sentence('fr', 'value_too_many', { max: 0 })).toBe('Au plus 0 entrée.')
    expect(sentence('en', 'value_not_unique_together', { properties: ['Number', 'Year'] })).toContain('Number, Year')
  })

  test('a blank does not open another', () => {
    expect(sentence('en', 'expression_unknown_name', { name: '{max}', max: 3 })).toBe('Unknown name “{max}”.')
  })

  test('an unknown code is still a sentence, also one named like a method of objects', () => {
    expect(sentence('en', 'value_from_tomorrow')).toBe('Not valid.')
    expect(sentence('en', 'constructor')).toBe('Not valid.')
    expect(isProblemCode('toString')).toBe(false)
  })
})
