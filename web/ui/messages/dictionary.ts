import { signal, type Signal } from '@preact/signals'
import type { Locale } from '#domain/localization/locales.ts'
import { formatTag, locale, setReader, tagFor } from '../reader.ts'

/** How to fetch the messages of each language. Every entry is its own download. */
export type Loaders<Messages> = { readonly [language in Locale]: () => Promise<Messages> }

export type Dictionary<Messages> = {
  /**
   * The messages in the reader's language; a component that reads it is drawn anew when the language changes.
   * @throws before the messages are here: await `messagesReady()` (or `setLocale`) first
   */
  readonly t: Messages
  /** Fetches one language; a second call costs nothing. */
  load(language: Locale): Promise<void>
}

const dictionaries: { load(language: Locale): Promise<void> }[] = []

/**
 * Declares a feature's messages. `Messages` is `typeof en`: the other languages are annotated with it, so that a missing
 * message does not compile.
 *
 *     export const messages = defineMessages<Messages>({
 *       en: () => import('./messages/en.ts').then((m) => m.en), …
 *     })
 */
export function defineMessages<Messages extends object>(loaders: Loaders<Messages>): Dictionary<Messages> {
  const loaded: Signal<Partial<Record<Locale, Messages>>> = signal({})
  const dictionary: Dictionary<Messages> = {
    get t() {
      const messages = loaded.value[locale.value]
      if (messages === undefined) throw new Error(`Messages in ${locale.peek()} were read before they were loaded`)
      return messages
    },
    async load(language) {
      if (loaded.peek()[language] !== undefined) return
      const messages = await loaders[language]()
      loaded.value = { ...loaded.peek(), [language]: messages }
    },
  }
  dictionaries.push(dictionary)
  return dictionary
}

/** Resolves when every dictionary declared so far speaks the reader's language; await it after a lazy import. */
export async function messagesReady(language: Locale = locale.peek()): Promise<void> {
  await Promise.all(dictionaries.map((dictionary) => dictionary.load(language)))
}

/**
 * Changes the reader's language without a moment of mixed or missing text.
 * @param tags the reader's own preferences, `navigator.languages`, for the region of numbers and dates
 */
export async function setLocale(language: Locale, tags: readonly string[] = [formatTag.peek()]): Promise<void> {
  await messagesReady(language)
  setReader({ locale: language, tag: tagFor(language, tags) })
}
