import { DEFAULT_LOCALE, type Locale } from '../../localization/locales.ts'
import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import { pencil } from './draw.ts'

const FIRST_PAGE: { readonly [Language in Locale]: string } = {
  en: 'Main page',
  es: 'Página principal',
  pt: 'Página principal',
  fr: 'Page principale',
  de: 'Hauptseite',
}

/** A component with an empty model and one empty page, named in the builder's language. */
export function blank(title: string, random: RandomBytes, locale: Locale = DEFAULT_LOCALE): ComponentDocument {
  const { id, document } = pencil(random)
  const page = FIRST_PAGE[locale]
  return document(
    { id: id(title), title, icon: 'cube', description: '', nameFrom: null },
    [],
    [{ id: id(page), title: page, controls: [] }],
  )
}
