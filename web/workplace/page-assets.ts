import type { Locale } from '#domain/localization/locales.ts'
import type { PageView } from '#domain/sites/view.ts'
import { kindsOf, usesIcons } from '#web/controls/load-renderers.ts'
import { needsEngine } from '#web/controls/plain-expression.ts'

/**
 * What a page imports as soon as it wakes up, to be fetched ahead: sources, relative to web/, and names of chunks for what shares
 * one (`vite.config.ts`).
 * @param view null for a page that only tells why there is none
 */
export const chunksOf = (view: PageView | null, locale: Locale): string[] => [
  `messages-${locale}`,
  ...(view === null
    ? ['workplace/shell/message-view.tsx']
    : kindsOf(view.page).flatMap((kind) => [`controls/${kind}.tsx`, kind])),
  ...(view && usesIcons(view.page) ? ['controls/command-icons.ts'] : []),
  ...(view && needsEngine(view.page.controls) ? ['controls/expression-engine.ts'] : []),
]
