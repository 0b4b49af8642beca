import type { PropertyType } from '#domain/components/property.ts'

/** What Studio calls each property type. */
export const types: { readonly [Type in PropertyType]: string } = {
  string: 'Texto',
  integer: 'Número inteiro',
  number: 'Número',
  boolean: 'Sim ou não',
  date: 'Data',
  time: 'Hora',
  datetime: 'Data e hora',
  uri: 'Link',
  file: 'Arquivo',
  catalog: 'Referência',
  array: 'Referências',
}
