import { batch, signal } from '@preact/signals'
import { DEFAULT_LOCALE, type Locale } from '#domain/localization/locales.ts'

/** The language that messages are shown in. Changed by `setLocale` alone, once its messages are here. */
export const locale = signal<Locale>(DEFAULT_LOCALE, { name: 'locale' })

/** The tag that numbers and dates are written by: the reader's region (`de-CH`) where it fits the language, else the language. */
export const formatTag = signal<string>(DEFAULT_LOCALE, { name: 'formatTag' })

/** IANA zone of the reader, for instants. */
export const timeZone = signal('UTC', { name: 'timeZone' })

export type Reader = { readonly locale: Locale; readonly tag?: string; readonly timeZone?: string }

/** The most regional of the reader's tags that belongs to `language`. */
export function tagFor(language: Locale, tags: readonly string[]): string {
  return tags.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language
}

/** Switches all three at once. The caller has loaded the messages of `reader.locale`. */
export function setReader(reader: Reader): void {
  batch(() => {
    locale.value = reader.locale
    formatTag.value = reader.tag ?? reader.locale
    if (reader.timeZone !== undefined) timeZone.value = reader.timeZone
  })
}

/**
 * Renders for one reader on a server that serves many: `draw` runs to its end before anyone else gets a turn, so it must
 * not be async.
 */
export function readAs<T>(reader: Reader, draw: () => T): T {
  const before = { locale: locale.peek(), tag: formatTag.peek(), timeZone: timeZone.peek() }
  setReader(reader)
  try {
    return draw()
  } finally {
    setReader(before)
  }
}
