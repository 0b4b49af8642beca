import { describe, expect, test } from 'vitest'
import { LOCALES } from '#domain/localization/locales.ts'

type Entry = string | ((...args: never[]) => string) | { readonly [key: string]: Entry }

/** Every dictionary below Studio: `./sites/messages/de.ts` holds `de`. */
const files = import.meta.glob<Record<string, Entry>>('./**/messages/*.ts', { eager: true })

const folders = [...new Set(Object.keys(files).map((path) => path.replace(/[^/]+$/, '')))]

const dictionary = (folder: string, language: string): Entry => {
  const found = files[`${folder}${language}.ts`]?.[language]
  if (found === undefined) throw new Error(`No ${language} in ${folder}`)
  return found
}

/** Path and text of every message; a phrase that is worked out is shown for a name, one thing and many things. */
function flat(entry: Entry, path = ''): [path: string, text: string][] {
  if (typeof entry === 'string') return [[path, entry]]
  if (typeof entry === 'function') {
    const say = entry as (...args: unknown[]) => string
    const rows = { from: 'ABC', to: 'XYZ', type: 'T', rows: 3 }
    return [['ABC', 'XYZ'], [1, 1], [3, 4], [rows]].map((args, i) => [`${path}(${i})`, say(...args)])
  }
  return Object.entries(entry).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`))
}

const words = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length

describe.each(folders)('%s', (folder) => {
  test.each(LOCALES.slice(1))('says all of it in %s', (language) => {
    const english = flat(dictionary(folder, 'en'))
    const other = flat(dictionary(folder, language))
    expect(other.map(([path]) => path)).toEqual(english.map(([path]) => path))
    const texts = new Map(english)
    expect(other.filter(([path, text]) => words(text) > 3 && texts.get(path) === text)).toEqual([])
    expect(other.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test.each(LOCALES.slice(1))('nearly nothing is the English word in %s', (language) => {
    const texts = new Map(flat(dictionary(folder, 'en')))
    const other = flat(dictionary(folder, language)).filter(([, text]) => words(text) > 0)
    const same = other.filter(([path, text]) => texts.get(path) === text)
    expect(same.length).toBeLessThanOrEqual(Math.max(3, other.length / 10))
  })
})

test('finds the dictionaries', () => {
  expect(folders.toSorted()).toEqual([
    './editor/messages/',
    './editor/workflow/messages/',
    './graph/messages/',
    './messages/',
    './people/messages/',
    './publication/messages/',
    './roles/messages/',
    './runs/messages/',
    './sites/messages/',
  ])
})
