import type { PropertyType } from '#domain/components/property.ts'

/** What Studio calls each property type. */
export const types: { readonly [Type in PropertyType]: string } = {
  string: 'Text',
  integer: 'Whole number',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  time: 'Time',
  datetime: 'Date and time',
  uri: 'Link',
  file: 'File',
  catalog: 'Reference',
  array: 'References',
}
