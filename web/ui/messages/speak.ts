import type { Locale } from '#domain/localization/locales.ts'
import { setLocale } from './dictionary.ts'

/** Shows this page in another language, by the reader's own habits of writing numbers and dates. */
export async function speak(language: Locale): Promise<void> {
  await setLocale(language, navigator.languages)
  document.documentElement.lang = language
}
