import type { Locale } from '../locales.ts'
import type { Message } from './message.ts'

/** Values for the `{blanks}` of a sentence: what a problem carries as `params`. */
export type Blanks = { readonly [name: string]: unknown }

/** Writes one sentence out: chooses its plural form and fills its blanks. A blank nobody has a value for stays as it is. */
export function fill(locale: Locale, message: Message, blanks: Blanks): string {
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
