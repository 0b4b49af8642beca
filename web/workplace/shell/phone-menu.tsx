import { isLocale, LOCALE_NAMES, LOCALES } from '#domain/localization/locales.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { locale } from '#web/ui/reader.ts'
import { moonIcon, sunIcon, desktopIcon } from '#web/ui/icons.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { setTheme } from '#web/ui/set-theme.ts'
import { theme } from '#web/ui/theme.ts'
import { messages } from '../messages.ts'
import type { Place } from '../place.ts'
import type { WorkplaceModel } from '../workplace-model.ts'
import { chooseLanguage } from './account-items.ts'
import { Menu } from './menu.tsx'
import { themeMessages } from './theme-messages.ts'

type Props = { model: WorkplaceModel; place: Place | null; onClose: () => void }

/** The whole menu on a phone, and what a wide window has in its header. */
export const PhoneMenu = ({ model, place, onClose }: Props) => (
  <Dialog title={model.given().site.site.name} size="wide" closable onClose={onClose}>
    <nav class="nav" aria-label={messages.t.menu}>
      <Menu model={model} place={place} onGo={onClose} />
    </nav>
    <Segmented
      block
      label={themeMessages.t.theme}
      segments={[
        { value: 'light', label: themeMessages.t.light, icon: sunIcon },
        { value: 'dark', label: themeMessages.t.dark, icon: moonIcon },
        { value: 'system', label: themeMessages.t.system, icon: desktopIcon },
      ]}
      value={theme.value}
      onChange={setTheme}
    />
    <Select
      aria-label={messages.t.language(LOCALE_NAMES[locale.value])}
      options={LOCALES.map((language) => ({ value: language, label: LOCALE_NAMES[language] }))}
      value={locale.value}
      onChange={(text) => {
        if (isLocale(text)) void chooseLanguage(text)
      }}
    />
  </Dialog>
)
