import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './no-page-messages/en.ts'

/** Why there is no page; fetched where there is none. */
export const noPageMessages = defineMessages<Messages>({
  en: () => import('./no-page-messages/en.ts').then((file) => file.en),
  es: () => import('./no-page-messages/es.ts').then((file) => file.es),
  pt: () => import('./no-page-messages/pt.ts').then((file) => file.pt),
  fr: () => import('./no-page-messages/fr.ts').then((file) => file.fr),
  de: () => import('./no-page-messages/de.ts').then((file) => file.de),
})
