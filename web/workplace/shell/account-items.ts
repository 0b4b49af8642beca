import { LOCALE_NAMES, LOCALES, type Locale } from '#domain/localization/locales.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { setLocale } from '#web/ui/messages/dictionary.ts'
import { locale } from '#web/ui/reader.ts'
import { setTheme, theme } from '#web/ui/theme.ts'
import { messages } from '../messages.ts'
import { call } from '../server.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

/** From light to dark and back, whatever the device says. */
export function switchTheme(): void {
  const isDark =
    theme.peek() === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme.peek() === 'dark'
  setTheme(isDark ? 'light' : 'dark')
}

/** Shows the site in another language, now and on the next visit. */
export async function speak(language: Locale): Promise<void> {
  await setLocale(language, navigator.languages)
  document.documentElement.lang = language
  // Kept with the account where that works; shown in any case.
  await call('PATCH', '/auth/profile', { locale: language }).catch(() => undefined)
}

export const languages = (): MenuItem[] =>
  LOCALES.map((language) => ({
    id: language,
    label: LOCALE_NAMES[language],
    checked: language === locale.value,
    run: () => void speak(language),
  }))

async function signOut(): Promise<void> {
  await call('POST', '/auth/sign-out', {}).catch(() => undefined)
  location.assign('/sign-in')
}

/** The reader's own menu. */
export function own(model: WorkplaceModel): MenuItem[] {
  const { site, session } = model.given()
  const t = messages.t
  return [
    { caption: site.user.email },
    ...(session.mayBuild ? [{ id: 'studio', label: t.openStudio, run: () => location.assign('/studio') }] : []),
    { separator: true },
    { id: 'out', label: t.signOut, run: () => void signOut() },
  ]
}
