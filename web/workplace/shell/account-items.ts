import { LOCALE_NAMES, LOCALES, type Locale } from '#domain/localization/locales.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { speak } from '#web/ui/messages/speak.ts'
import { locale } from '#web/ui/reader.ts'
import { bellIcon, checkIcon } from '#web/ui/icons.ts'
import type { InboxCounts, NoticeRow } from '#domain/workflows/inbox.ts'
import { inboxOf } from './menu.tsx'
import { messages } from '../messages.ts'
import { notices as words } from '../notice-messages.ts'
import { call } from '../server.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

export { switchTheme } from '#web/ui/switch-theme.ts'

/** Notices the bell lists. */
const MOST_NOTICES = 8

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

/** The newest notices, unread ones marked, and the way to the inbox. Opening one counts as reading it. */
export async function notices(model: WorkplaceModel): Promise<MenuItem[]> {
  const { notices: all } = await call<{ notices: NoticeRow[] }>('GET', '/notifications').catch(() => ({ notices: [] }))
  await messagesReady()
  const read = async (keys?: readonly string[]) => {
    model.counts.value = await call<InboxCounts>('POST', '/notifications/read', keys === undefined ? {} : { keys })
  }
  return [
    ...all.slice(0, MOST_NOTICES).map(({ key, subject, link, read: isRead }) => ({
      id: key,
      label: subject,
      icon: isRead ? checkIcon : bellIcon,
      run: () =>
        void read([key])
          .catch(() => undefined)
          .then(() => link !== null && location.assign(`${link}?site=${model.given().site.site.key}`)),
    })),
    ...(all.length === 0 ? [{ caption: words.t.noNotices }] : []),
    { separator: true },
    ...(model.counts.peek().unread > 0
      ? [{ id: 'read', label: words.t.allRead, run: () => void read().catch(() => undefined) }]
      : []),
    { id: 'inbox', label: messages.t.inbox, run: () => location.assign(inboxOf(model)) },
  ]
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
