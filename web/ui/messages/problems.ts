import type { Problems } from '#domain/localization/problems/en.ts'
import { fill, type Blanks } from '#domain/localization/problems/fill.ts'
import { locale } from '../reader.ts'
import { defineMessages } from './dictionary.ts'

/** The sentences the worker uses too, one language at a time. */
const problems = defineMessages<Problems>({
  en: () => import('#domain/localization/problems/en.ts').then((file) => file.en),
  es: () => import('#domain/localization/problems/es.ts').then((file) => file.es),
  pt: () => import('#domain/localization/problems/pt.ts').then((file) => file.pt),
  fr: () => import('#domain/localization/problems/fr.ts').then((file) => file.fr),
  de: () => import('#domain/localization/problems/de.ts').then((file) => file.de),
})

/** Whether this page has a sentence for a code. */
export const isKnownProblem = (code: string): code is keyof Problems => Object.hasOwn(problems.t, code)

/**
 * What to tell a person about a problem, in their language. A code that this page does not know, being older than the
 * worker, is shown beside a general sentence so that it can be looked up.
 */
export function problemSentence({
  code,
  params = {},
}: {
  readonly code: string
  readonly params?: Blanks | undefined
}): string {
  if (isKnownProblem(code)) return fill(locale.value, problems.t[code], params)
  return `${fill(locale.value, problems.t.value_malformed, params)} (${code})`
}
