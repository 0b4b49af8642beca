import { hydrate } from 'preact'
import { DEFAULT_LOCALE, localeOf } from '#domain/localization/locales.ts'
import { setLocale } from '#web/ui/messages/dictionary.ts'
import type { AccountData } from './account-data.ts'
import { AccountPage } from './account-page.tsx'

/** Wakes up a screen drawn at the edge. `root` holds what `renderAccount` drew of the same data, in the language of `<html lang>`. */
export async function hydrateAccount(root: Element, data: AccountData): Promise<void> {
  await setLocale(localeOf(document.documentElement.lang) ?? DEFAULT_LOCALE, navigator.languages)
  hydrate(<AccountPage data={data} />, root)
}
