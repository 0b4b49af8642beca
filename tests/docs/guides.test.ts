import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blank } from '#domain/components/templates/blank.ts'
import { FUNCTIONS, MACROS } from '#domain/expressions/functions.ts'
import { LOCALES, type Locale } from '#domain/localization/locales.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const guideIn = (language: Locale) => read(`docs/guide/first-app${language === 'en' ? '' : `.${language}`}.md`)

type Entry = string | ((...args: never[]) => string) | { readonly [key: string]: Entry }

/** Every dictionary of the screens: `…/messages/de.ts` holds `de`. */
const dictionaries = import.meta.glob<Record<string, Entry>>('../../web/**/*messages/{en,es,pt,fr,de}.ts', {
  eager: true,
})

/** What the screens say in one language; of a phrase that is worked out, its source. */
function said(language: Locale): { phrases: Set<string>; sources: string[] } {
  const phrases = new Set<string>()
  const sources: string[] = []
  const take = (entry: Entry): void => {
    if (typeof entry === 'string') phrases.add(entry)
    else if (typeof entry === 'function') sources.push(entry.toString())
    else for (const inner of Object.values(entry)) take(inner)
  }
  for (const [path, module] of Object.entries(dictionaries)) {
    const messages = module[language]
    if (path.endsWith(`/${language}.ts`) && messages !== undefined) take(messages)
  }
  // The page a new component comes with is no word of a screen: it is made with it.
  const made = blank('Invoice', (count) => new Uint8Array(count).fill(7), language)
  for (const { title } of Object.values(made.pages)) phrases.add(title)
  return { phrases, sources }
}

const boldIn = (text: string) => [
  ...new Set([...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, phrase = '']) => phrase.replace(/\s+/g, ' '))),
]

/** Drawn, not written. */
const SIGNS = ['+']

/** Bold words of a guide that no screen says in its language. */
function unsaid(guide: string, language: Locale): string[] {
  const { phrases, sources } = said(language)
  const words = boldIn(guide)
  expect(words.length).toBeGreaterThan(20)
  return words.filter(
    (word) => !SIGNS.includes(word) && !phrases.has(word) && !sources.some((source) => source.includes(word)),
  )
}

test('the guide to approvals calls everything by the word on the screen', () => {
  expect(unsaid(read('docs/guide/approval.md'), 'en')).toEqual([])
})

describe.each(LOCALES)('the first app in %s', (language) => {
  const guide = guideIn(language)

  test('calls everything by the word on the screen', () => {
    expect(unsaid(guide, language)).toEqual([])
  })

  test('has the steps of the English one', () => {
    const shape = (text: string) => ({
      headings: [...text.matchAll(/^#+ (?:\d+\.)?/gm)].map(([heading]) => heading),
      rows: [...text.matchAll(/^\|/gm)].length,
      bullets: [...text.matchAll(/^- /gm)].length,
      bold: [...text.matchAll(/\*\*(.+?)\*\*/gs)].length,
      links: [...text.matchAll(/\]\((.+?)\)/g)].map(([, target]) => target),
    })
    expect(shape(guide)).toEqual(shape(guideIn('en')))
  })
})

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].map((path) => path.replaceAll('\\', '/'))

test.each(pages)('%s links to files that exist', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''))
  const local = targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
  expect(local.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([])
})

test('the guide to expressions tells of every function', () => {
  const guide = read('docs/guide/expressions.md')
  const names = [...new Set([...FUNCTIONS.map(({ name }) => name), ...Object.keys(MACROS)])]
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => !new RegExp(`\\b${name}\\(`).test(guide))).toEqual([])
})
