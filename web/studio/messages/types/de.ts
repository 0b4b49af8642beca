import type { PropertyType } from '#domain/components/property.ts'

/** What Studio calls each property type. */
export const types: { readonly [Type in PropertyType]: string } = {
  string: 'Text',
  integer: 'Ganze Zahl',
  number: 'Zahl',
  boolean: 'Ja oder nein',
  date: 'Datum',
  time: 'Uhrzeit',
  datetime: 'Datum und Uhrzeit',
  uri: 'Link',
  file: 'Datei',
  catalog: 'Verweis',
  array: 'Verweise',
}
