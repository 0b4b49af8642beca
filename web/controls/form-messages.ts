import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './form-messages/en.ts'

/** What forms say; fetched with the parts that say it. */
export const formMessages = defineMessages<Messages>({
  en: () => import('./form-messages/en.ts').then((file) => file.en),
  es: () => import('./form-messages/es.ts').then((file) => file.es),
  pt: () => import('./form-messages/pt.ts').then((file) => file.pt),
  fr: () => import('./form-messages/fr.ts').then((file) => file.fr),
  de: () => import('./form-messages/de.ts').then((file) => file.de),
})
