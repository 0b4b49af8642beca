import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './theme-messages/en.ts'

/** What the choice of a theme says; fetched with the phone’s menu. */
export const themeMessages = defineMessages<Messages>({
  en: () => import('./theme-messages/en.ts').then((file) => file.en),
  es: () => import('./theme-messages/es.ts').then((file) => file.es),
  pt: () => import('./theme-messages/pt.ts').then((file) => file.pt),
  fr: () => import('./theme-messages/fr.ts').then((file) => file.fr),
  de: () => import('./theme-messages/de.ts').then((file) => file.de),
})
