import { LOCALE_NAMES } from '#domain/localization/locales.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { globeIcon, moonIcon, sunIcon } from '#web/ui/icons.ts'
import { Menu } from '#web/controls/menu.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { locale } from '#web/ui/reader.ts'
import { theme } from '#web/ui/theme.ts'
import { messages } from '../messages.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

/** What the menus do, fetched with the first of them. */
const items = () => import('./account-items.ts')

/** Language, theme and the reader's own menu. */
export function Account({ model }: { model: WorkplaceModel }) {
  const t = messages.t
  const { site, icons } = model.given()
  const { user, inbox } = site
  const { unread } = model.counts.value
  return (
    <>
      <Menu label={t.language(LOCALE_NAMES[locale.value])} align="end" items={async () => (await items()).languages()}>
        {(trigger) => (
          <Button
            {...trigger}
            kind="ghost"
            icon={globeIcon}
            class="only-wide"
            title={t.language(LOCALE_NAMES[locale.value])}
          >
            {locale.value.toUpperCase()}
            <span class="sr">{LOCALE_NAMES[locale.value]}</span>
          </Button>
        )}
      </Menu>
      <IconButton
        class="only-wide"
        icon={theme.value === 'dark' ? sunIcon : moonIcon}
        label={t.switchTheme}
        onClick={() => void items().then((file) => file.switchTheme())}
      />
      {inbox && (
        <Menu label={t.notices} align="end" items={async () => (await items()).notices(model)}>
          {(trigger) => (
            <span class="bell">
              <IconButton
                {...trigger}
                icon={icons['bell'] ?? ''}
                label={unread > 0 ? `${t.notices}: ${unread}` : t.notices}
              />
              {unread > 0 && <span class="count signal">{unread}</span>}
            </span>
          )}
        </Menu>
      )}
      <Menu label={t.account} align="end" items={async () => (await items()).own(model)}>
        {(trigger) => {
          const { buttonRef, ...rest } = trigger
          return (
            <button {...rest} ref={buttonRef} type="button" class="me">
              <Avatar name={user.name} size="l" />
              <span class="sr">{t.account}</span>
            </button>
          )
        }}
      </Menu>
    </>
  )
}
