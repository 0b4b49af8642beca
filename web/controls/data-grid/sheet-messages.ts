import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './sheet-messages/en.ts'

/** What the sheet says; fetched with it. */
export const sheetMessages = defineMessages<Messages>({
  en: () => import('./sheet-messages/en.ts').then((file) => file.en),
  es: () => import('./sheet-messages/es.ts').then((file) => file.es),
  pt: () => import('./sheet-messages/pt.ts').then((file) => file.pt),
  fr: () => import('./sheet-messages/fr.ts').then((file) => file.fr),
  de: () => import('./sheet-messages/de.ts').then((file) => file.de),
})
