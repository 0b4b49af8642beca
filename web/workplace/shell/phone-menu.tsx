import { isLocale, LOCALE_NAMES, LOCALES } from '#domain/localization/locales.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { locale } from '#web/ui/reader.ts'
import { Select } from '#web/ui/select.tsx'
import { messages } from '../messages.ts'
import type { Place } from '../place.ts'
import type { WorkplaceModel } from '../workplace-model.ts'
import { chooseLanguage } from './account-items.ts'
import { Menu } from './menu.tsx'

type Props = { model: WorkplaceModel; place: Place | null; onClose: () => void }

/** The whole menu on a phone. */
export const PhoneMenu = ({ model, place, onClose }: Props) => (
  <Dialog title={model.given().site.site.name} size="wide" closable onClose={onClose}>
    <nav class="nav" aria-label={messages.t.menu}>
      <Menu model={model} place={place} onGo={onClose} />
    </nav>
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
