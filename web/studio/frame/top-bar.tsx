import type { ComponentChildren } from 'preact'
import { Avatar } from '#web/ui/avatar.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moonIcon, userIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { speak } from '#web/ui/messages/speak.ts'
import { locale } from '#web/ui/reader.ts'
import { setTheme } from '#web/ui/set-theme.ts'
import { theme, type Theme } from '#web/ui/theme.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#domain/localization/locales.ts'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { signOut, switchWorkspace } from '../session.ts'

type Props = {
  /** What is worked on, at the start of the bar. */
  what: ComponentChildren
  middle?: ComponentChildren
  /** Buttons of this screen, the one to do next last. */
  actions?: ComponentChildren
}

/** The bar over a screen: what it is, what can be done, who is here. */
export function TopBar({ what, middle, actions }: Props) {
  const workspace = useWorkspace()
  const { frame } = messages.t
  const session = workspace.session.value
  const others = workspace.people.value.filter((person) => person.id !== session.user.id)
  const themes: [Theme, string][] = [
    ['light', frame.themeLight],
    ['dark', frame.themeDark],
    ['system', frame.themeSystem],
  ]

  async function chooseLanguage(language: Locale) {
    await speak(language)
    // Kept with the account where that works; shown in any case.
    await request('PATCH', '/auth/profile', { locale: language }).catch(() => undefined)
  }

  return (
    <header class="top">
      <div class="start">{what}</div>
      <div class="mid">{middle}</div>
      <div class="end">
        {others.length > 0 && (
          <span class="avs" role="group" aria-label={frame.here(others.map((p) => p.name).join(', '))}>
            {others.slice(0, 4).map((person) => (
              <Avatar key={person.id} name={person.name} live />
            ))}
          </span>
        )}
        <MenuButton
          label={frame.theme}
          align="end"
          items={() =>
            themes.map(([id, label]) => ({ id, label, checked: theme.value === id, run: () => setTheme(id) }))
          }
        >
          {(trigger) => <IconButton icon={moonIcon} label={frame.theme} {...trigger} />}
        </MenuButton>
        <MenuButton
          label={frame.account}
          align="end"
          items={() => [
            { caption: `${session.user.name}, ${session.user.email}` },
            { caption: frame.language },
            ...LOCALES.map((language) => ({
              id: language,
              label: LOCALE_NAMES[language],
              checked: language === locale.value,
              run: () => void chooseLanguage(language),
            })),
            ...(session.workspaces.length > 1 ? [{ caption: frame.switchWorkspace }] : []),
            ...session.workspaces
              .filter((w) => w.id !== session.workspace.id)
              .map((w) => ({ id: w.id, label: w.name, run: () => void switchWorkspace(w.id) })),
            { separator: true as const },
            { id: 'sign-out', label: frame.signOut, run: () => void signOut() },
          ]}
        >
          {(trigger) => <IconButton icon={userIcon} label={frame.account} {...trigger} />}
        </MenuButton>
        {actions !== undefined && <span class="vsep" />}
        {actions}
      </div>
    </header>
  )
}
