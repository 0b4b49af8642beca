import { defineMessages } from './dictionary.ts'
import type { Messages } from './parts/en.ts'

/** What the parts of `web/ui` say by themselves. */
export const parts = defineMessages<Messages>({
  en: () => import('./parts/en.ts').then((file) => file.en),
  es: () => import('./parts/es.ts').then((file) => file.es),
  pt: () => import('./parts/pt.ts').then((file) => file.pt),
  fr: () => import('./parts/fr.ts').then((file) => file.fr),
  de: () => import('./parts/de.ts').then((file) => file.de),
})
