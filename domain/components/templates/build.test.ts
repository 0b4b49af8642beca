import { describe, expect, test } from 'vitest'
import { checkComponent } from '../check.ts'
import { outlineOf } from '../document.ts'
import { migrateDocument } from '../upgrade.ts'
import { LOCALES } from '../../localization/locales.ts'
import { TEMPLATE_IDS } from '../templates.ts'
import { blank } from './blank.ts'
import { TEMPLATE_BUILDERS } from './build.ts'

/** Bytes that never repeat soon. */
const counter = () => {
  let n = 0
  return (count: number) => Uint8Array.from({ length: count }, () => (n += 7) % 251)
}

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const documents = TEMPLATE_BUILDERS[id](counter())

  test('is valid and can be published as it is', () => {
    const outlines = documents.map(outlineOf)
    for (const document of documents) {
      expect(migrateDocument(document)).toEqual({ ok: true, value: document })
      expect(checkComponent(document, outlines)).toEqual([])
    }
  })

  test('is another one with other randomness', () => {
    let n = 3
    const others = TEMPLATE_BUILDERS[id]((count) => Uint8Array.from({ length: count }, () => (n += 11) % 241))
    expect(others[0]?.component.id).not.toBe(documents[0]?.component.id)
  })
})

test('the first page of a blank component is named in the language of its builder', () => {
  const titles = LOCALES.map((locale) => {
    const document = blank('Factura', counter(), locale)
    expect(migrateDocument(document).ok).toBe(true)
    return Object.values(document.pages).map(({ title }) => title)
  })
  expect(titles.slice(0, 3)).toEqual([['Main page'], ['Página principal'], ['Página principal']])
})

test('a blank component has a page and waits for its first property', () => {
  const document = blank('Bestellungen für Köln', counter())
  expect(document.component.key).toBe('bestellungen-fur-koln')
  expect(migrateDocument(document).ok).toBe(true)
  expect(checkComponent(document, []).map(({ code }) => code)).toEqual(['model_empty'])
})
