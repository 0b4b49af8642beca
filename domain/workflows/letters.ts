import type { Locale } from '../localization/locales.ts'

/** A question as a notice and a letter tell of it. */
export type AskedLetter = { readonly subject: string; readonly text: string }

type Asked = {
  /** The question. */
  readonly title: string
  readonly text: string
  readonly workflow: string
  readonly record: string | null
}

const ABOUT: { readonly [L in Locale]: (asked: Asked) => string } = {
  en: ({ workflow, record }) => `${workflow} asks you${record === null ? '' : ` about ${record}`}.`,
  es: ({ workflow, record }) => `${workflow} le pregunta${record === null ? '' : ` por ${record}`}.`,
  pt: ({ workflow, record }) => `${workflow} pergunta a você${record === null ? '' : ` sobre ${record}`}.`,
  fr: ({ workflow, record }) => `${workflow} vous interroge${record === null ? '' : ` au sujet de ${record}`}.`,
  de: ({ workflow, record }) => `${workflow} bittet um eine Antwort${record === null ? '' : ` zu ${record}`}.`,
}

const ANSWER_HERE: { readonly [L in Locale]: string } = {
  en: 'Answer here:',
  es: 'Responda aquí:',
  pt: 'Responda aqui:',
  fr: 'Répondre ici :',
  de: 'Hier antworten:',
}

/** Names come from people: no line of theirs may look like one of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What a person is told when a workflow asks them. The subject is the question itself. */
export function askedLetter(locale: Locale, asked: Asked): AskedLetter {
  const about = ABOUT[locale]({
    ...asked,
    workflow: oneLine(asked.workflow),
    record: asked.record === null ? null : oneLine(asked.record),
  })
  return {
    subject: oneLine(asked.title).slice(0, 300),
    text: asked.text.trim() === '' ? about : `${asked.text.trim()}\n\n${about}`,
  }
}

/** The last lines of the letter: where the answer is given. */
export const answerHere = (locale: Locale, link: string): string => `${ANSWER_HERE[locale]}\n\n${link}\n`
