import { LOCALE_NAMES, LOCALES } from '#domain/localization/locales.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { globeIcon, moonIcon, sunIcon } from '#web/ui/icons.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { locale } from '#web/ui/reader.ts'
import { setLocale } from '#web/ui/messages/dictionary.ts'
import { setTheme, theme } from '#web/ui/theme.ts'
import { messages } from '../messages.ts'
import { call } from '../server.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

const isDark = () => (theme.peek() === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme.peek() === 'dark')

async function signOut(): Promise<void> {
  await call('/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
  location.assign('/sign-in')
}

/** Language, theme and the reader's own menu. */
export function Account({ model }: { model: WorkplaceModel }) {
  const t = messages.t
  const { site, session } = model.given()
  return (
    <>
      <MenuButton
        label={t.language(LOCALE_NAMES[locale.value])}
        align="end"
        items={LOCALES.map((language) => ({
          id: language,
          label: LOCALE_NAMES[language],
          checked: language === locale.value,
          run() {
            void setLocale(language, navigator.languages).then(() => (document.documentElement.lang = language))
            void call('/auth/profile', { method: 'PATCH', body: { locale: language } }).catch(() => undefined)
          },
        }))}
      >
        {(trigger) => (
          <Button {...trigger} kind="ghost" icon={globeIcon} class="only-wide" aria-label={t.language(LOCALE_NAMES[locale.value])}>
            {locale.value.toUpperCase()}
          </Button>
        )}
      </MenuButton>
      <IconButton class="only-wide" icon={theme.value === 'dark' ? sunIcon : moonIcon} label={t.switchTheme} onClick={() => setTheme(isDark() ? 'light' : 'dark')} />
      <MenuButton
        label={t.account}
        align="end"
        items={[
          { caption: site.user.email },
          ...(session.mayBuild ? [{ id: 'studio', label: t.openStudio, run: () => location.assign('/studio') }] : []),
          { separator: true },
          { id: 'out', label: t.signOut, run: () => void signOut() },
        ]}
      >
        {(trigger) => {
          const { buttonRef, ...rest } = trigger
          return (
            <button {...rest} ref={buttonRef} type="button" class="me" aria-label={`${t.account}: ${site.user.name}`}>
              <Avatar name={site.user.name} size="l" silent />
            </button>
          )
        }}
      </MenuButton>
    </>
  )
}
