import { pluralIn } from '../plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  required: 'Obligatorio',
  optional: 'Opcional',
  close: 'Cerrar',
  clear: 'Borrar',
  loading: 'Cargando',
  remove: (name) => `Quitar ${name}`,
  dismiss: 'Descartar',
  notifications: 'Notificaciones',
  showPassword: 'Mostrar contraseña',
  hidePassword: 'Ocultar contraseña',
  notANumber: 'Escriba un número, por ejemplo 1.234,50',
  noMatch: (query) => (query === '' ? 'No hay nada que elegir' : `Nada coincide con «${query}»`),
  loadFailed: 'La lista no se cargó. Inténtelo de nuevo',
  results: (count) => plural(count, { one: '# resultado', other: '# resultados' }),
  chosen: (count) => plural(count, { one: '# elegido', other: '# elegidos' }),
  typeToConfirm: (word) => `Escriba «${word}» para continuar`,
  pageRange: (from, to) => `${from} a ${to}`,
  pageRangeOf: (from, to, total) => `${from} a ${to} de ${total}`,
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',
  rowsPerPage: 'Filas por página',
  breadcrumbs: 'Ruta',
  resize: 'Cambiar tamaño',
  dropFiles: 'Suelte archivos aquí o',
  dropFile: 'Suelte un archivo aquí o',
  chooseFiles: 'Elegir archivos',
  chooseFile: 'Elegir un archivo',
  uploading: (name) => `Subiendo ${name}`,
  commands: 'Comandos',
  findCommand: 'Buscar un comando o un lugar',
}
