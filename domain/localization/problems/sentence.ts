import type { Locale } from '../locales.ts'
import { de } from './de.ts'
import { en, type ProblemCode, type Problems } from './en.ts'
import { es } from './es.ts'
import { fill, type Blanks } from './fill.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

const PROBLEMS: { readonly [L in Locale]: Problems } = { en, es, pt, fr, de }

/** Whether there is a sentence for `code`. */
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(en, code)

/**
 * The sentence a person reads for a problem code, in their language. A code without one reads as a general “not valid”: new codes
 * come with a release of the worker, and a page may be older than it.
 */
export function sentence(locale: Locale, code: string, blanks: Blanks = {}): string {
  return fill(locale, PROBLEMS[locale][isProblemCode(code) ? code : 'value_malformed'], blanks)
}
