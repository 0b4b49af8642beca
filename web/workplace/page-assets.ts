import type { Locale } from '#domain/localization/locales.ts'
import type { PageView } from '#domain/sites/view.ts'
import { kindsOf, usesIcons } from '#web/controls/load-renderers.ts'
import { needsEngine } from '#web/controls/plain-expression.ts'

/**
 * What a page imports as soon as it wakes up, to be fetched ahead: sources, relative to web/, and names of chunks for what shares
 * one (`vite.config.ts`).
 * @param view `inbox` for the inbox, null for a page that only tells why there is none
 */
export const chunksOf = (view: PageView | 'inbox' | null, locale: Locale): string[] => [
  `messages-${locale}`,
  ...(view === null
    ? ['workplace/shell/message-view.tsx']
    : view === 'inbox'
      ? ['workplace/inbox/inbox.tsx', `workplace/inbox/messages/${locale}.ts`, `controls/tasks/messages/${locale}.ts`]
      : kindsOf(view.page).flatMap((kind) => [`controls/${kind}.tsx`, kind])),
  ...(typeof view === 'object' && view && usesIcons(view.page) ? ['controls/command-icons.ts'] : []),
  ...(typeof view === 'object' && view && needsEngine(view.page.controls) ? ['controls/expression-engine.ts'] : []),
]
