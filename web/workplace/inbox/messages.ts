import { defineMessages } from '#web/ui/messages/dictionary.ts'
import type { Messages } from './messages/en.ts'

/** What the inbox says. */
export const messages = defineMessages<Messages>({
  en: () => import('./messages/en.ts').then((file) => file.en),
  es: () => import('./messages/es.ts').then((file) => file.es),
  pt: () => import('./messages/pt.ts').then((file) => file.pt),
  fr: () => import('./messages/fr.ts').then((file) => file.fr),
  de: () => import('./messages/de.ts').then((file) => file.de),
})
