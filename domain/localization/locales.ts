/** The languages Aqtra speaks, the first one being the language to fall back to. */
export const LOCALES = ['en', 'es', 'pt', 'fr', 'de'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'en'

/** Each language by its own name, as a language menu shows it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  de: 'Deutsch',
}

export const isLocale = (text: unknown): text is Locale => (LOCALES as readonly unknown[]).includes(text)

/** The locale of a BCP 47 tag (`pt-BR` → `pt`), or undefined where Aqtra does not speak the language. */
export function localeOf(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/, 1)[0]
  return isLocale(language) ? language : undefined
}

/** Longer headers are not read: nobody speaks that many languages. */
const MAX_HEADER = 500

/**
 * The best locale for an `Accept-Language` header.
 * @returns `fallback` where the header is missing, malformed, or names no language of ours
 */
export function negotiateLocale(header: string | null | undefined, fallback: Locale = DEFAULT_LOCALE): Locale {
  let best: { locale: Locale; quality: number } | undefined
  for (const entry of (header ?? '').slice(0, MAX_HEADER).split(',')) {
    const [tag = '', ...parameters] = entry.split(';')
    const locale = localeOf(tag)
    if (locale === undefined) continue
    const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
    const quality = q === undefined ? 1 : Number(q.slice(2))
    if (quality > 0 && quality > (best?.quality ?? 0)) best = { locale, quality }
  }
  return best?.locale ?? fallback
}
