import type { Locale } from '../locales.ts'
import { de } from './de.ts'
import { en, type ProblemCode, type Problems } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Message } from './message.ts'
import { pt } from './pt.ts'

const PROBLEMS: { readonly [L in Locale]: Problems } = { en, es, pt, fr, de }

type Blanks = { readonly [name: string]: unknown }

/** Whether there is a sentence for `code`. */
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(en, code)

/**
 * The sentence a person reads for a problem code, in their language. A code without one reads as a general “not valid”: new codes
 * come with a release of the worker, and a page may be older than it.
 */
export function sentence(locale: Locale, code: string, blanks: Blanks = {}): string {
  const message = PROBLEMS[locale][isProblemCode(code) ? code : 'value_malformed']
  return formOf(locale, message, blanks).replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(blanks, name) ? shown(locale, blanks[name]) : whole,
  )
}

const formOf = (locale: Locale, message: Message, blanks: Blanks): string => {
  if (typeof message === 'string') return message
  return new Intl.PluralRules(locale).select(Number(blanks[message.by])) === 'one' ? message.one : message.other
}

const shown = (locale: Locale, value: unknown): string => {
  if (typeof value === 'number') return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value)
  if (Array.isArray(value)) return value.map((item) => shown(locale, item)).join(', ')
  return String(value)
}
