import type { PropertyType } from '#domain/components/property.ts'

/** What Studio calls each property type. */
export const types: { readonly [Type in PropertyType]: string } = {
  string: 'Texto',
  integer: 'Número entero',
  number: 'Número',
  boolean: 'Sí o no',
  date: 'Fecha',
  time: 'Hora',
  datetime: 'Fecha y hora',
  uri: 'Enlace',
  file: 'Archivo',
  catalog: 'Referencia',
  array: 'Referencias',
}
