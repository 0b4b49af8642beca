import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './notice-messages/en.ts'

/** What notices and questions say; fetched with the first of them. */
export const notices = defineMessages<Messages>({
  en: () => import('./notice-messages/en.ts').then((file) => file.en),
  es: () => import('./notice-messages/es.ts').then((file) => file.es),
  pt: () => import('./notice-messages/pt.ts').then((file) => file.pt),
  fr: () => import('./notice-messages/fr.ts').then((file) => file.fr),
  de: () => import('./notice-messages/de.ts').then((file) => file.de),
})
