import type { Locale } from '#domain/localization/locales.ts'

/** A phrase for each plural form the language tells apart; `#` stands for the number. */
export type Forms = { readonly other: string } & { readonly [form in 'zero' | 'one' | 'two' | 'few' | 'many']?: string }

/**
 * The plural rule of one language, for the top of its message file.
 *
 *     const plural = pluralIn('en')
 *     rows: (n: number) => plural(n, { one: '# row', other: '# rows' })
 */
export function pluralIn(language: Locale): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const digits = new Intl.NumberFormat(language)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', digits.format(count))
}
