import type { PropertyType } from '#domain/components/property.ts'

/** What Studio calls each property type. */
export const types: { readonly [Type in PropertyType]: string } = {
  string: 'Texte',
  integer: 'Nombre entier',
  number: 'Nombre',
  boolean: 'Oui ou non',
  date: 'Date',
  time: 'Heure',
  datetime: 'Date et heure',
  uri: 'Lien',
  file: 'Fichier',
  catalog: 'Référence',
  array: 'Références',
}
