import type { ComponentChildren } from 'preact'
import { isLocale, LOCALE_NAMES, LOCALES } from '#domain/localization/locales.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { globeIcon, logoIcon, moonIcon } from '#web/ui/icons.ts'
import { speak } from '#web/ui/messages/speak.ts'
import { locale } from '#web/ui/reader.ts'
import { switchTheme } from '#web/ui/switch-theme.ts'
import { messages } from './messages.ts'

type Props = {
  /** Whose page it is: the workspace where it is known. */
  name?: string | undefined
  children: ComponentChildren
}

/** The page around every account screen: brand and theme above, language below, waves beside. */
export function AccountFrame({ name = 'Aqtra', children }: Props) {
  const t = messages.t
  return (
    <div class="account" data-density="comfortable">
      <main class="account-side">
        <div class="account-brand">
          <span class="account-mark">
            <Icon drawing={logoIcon} />
          </span>
          <span class="trunc" title={name}>
            {name}
          </span>
          <IconButton class="push" icon={moonIcon} label={t.theme} onClick={switchTheme} />
        </div>
        <div class="account-body">{children}</div>
        <div class="account-foot">
          <label class="account-language">
            <Icon drawing={globeIcon} />
            <select
              aria-label={t.language}
              value={locale.value}
              onChange={({ currentTarget: { value } }) => {
                if (isLocale(value)) void speak(value)
              }}
            >
              {LOCALES.map((language) => (
                <option key={language} value={language} lang={language}>
                  {LOCALE_NAMES[language]}
                </option>
              ))}
            </select>
          </label>
          {name !== 'Aqtra' && <span class="push">{t.madeWith}</span>}
        </div>
      </main>
      <div class="account-art" aria-hidden>
        <p>{t.promise}</p>
      </div>
    </div>
  )
}

type HeadProps = { title: string; children?: ComponentChildren }

/** What the screen is for. */
export const AccountHead = ({ title, children }: HeadProps) => (
  <div>
    <h1 class="title">{title}</h1>
    {children !== undefined && <p class="account-lead muted">{children}</p>}
  </div>
)
