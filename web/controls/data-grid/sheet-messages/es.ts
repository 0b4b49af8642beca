import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  title: 'Ordenar y filtrar',
  sortBy: 'Ordenar por',
  ownOrder: 'Orden habitual',
  direction: 'Sentido',
  ascending: 'Ascendente',
  descending: 'Descendente',
  clear: 'Quitar todo',
  nothing: 'No hay nada que quitar',
  done: 'Listo',
  show: (count) => plural(count, { one: 'Ver # resultado', other: 'Ver # resultados' }),
}
