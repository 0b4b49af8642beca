import { LOCALE_NAMES, LOCALES, type Locale } from '#domain/localization/locales.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { speak } from '#web/ui/messages/speak.ts'
import { locale } from '#web/ui/reader.ts'
import { messages } from '../messages.ts'
import { call } from '../server.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

export { switchTheme } from '#web/ui/switch-theme.ts'

/** Shows the site in another language, now and on the next visit. */
export async function chooseLanguage(language: Locale): Promise<void> {
  await speak(language)
  // Kept with the account where that works; shown in any case.
  await call('PATCH', '/auth/profile', { locale: language }).catch(() => undefined)
}

export const languages = (): MenuItem[] =>
  LOCALES.map((language) => ({
    id: language,
    label: LOCALE_NAMES[language],
    checked: language === locale.value,
    run: () => void chooseLanguage(language),
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
