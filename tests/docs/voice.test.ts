import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

const words = (...list: string[]) => new RegExp(`(?<!\\p{L})(?:${list.join('|')})(?!\\p{L})`, 'u')

/** What would be another voice than the one chosen for the language. */
const STRANGE = {
  // Usted, and words understood from Mexico to Spain.
  es: words(
    'tú',
    'tus?',
    'vosotros',
    'Inténtalo',
    'Escribe',
    'Suelta',
    'Elige',
    'ordenador(es)?',
    '[Aa]ñad\\p{L}+',
    '[Pp]uls(e|ar)',
  ),
  // As written in Brazil.
  pt: words(
    'palavra-passe',
    'ficheiros?',
    'registos?',
    'utilizador(es)?',
    'ligação',
    'papel',
    'papéis',
    'carácter',
    'numa?',
    'noutr[ao]s?',
  ),
  // A record has one name, and nobody is called tu.
  fr: words('[Ff]iches?', 'courriels?', 'tu', 'ton', 'tes'),
  // Nobody is addressed: no polite Sie after a verb, no Ihr, no du.
  de: words('\\p{Ll}+,? Sie', 'Ihr(e[nmrs]?)?', '[Dd](u|ein|eine[nmrs]?)'),
} as const

test.each(Object.entries(STRANGE))('one voice in %s', (language, strange) => {
  const files = [
    ...globSync(`{web,domain}/**/${language}.ts`, { cwd: ROOT }),
    ...globSync(`web/**/messages/${language}/*.ts`, { cwd: ROOT }),
    ...globSync(`docs/guide/*.${language}.md`, { cwd: ROOT }),
  ]
  expect(files.length).toBeGreaterThan(10)
  const found = files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => strange.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
