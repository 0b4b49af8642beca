import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  title: 'Ordenar e filtrar',
  sortBy: 'Ordenar por',
  ownOrder: 'Ordem habitual',
  direction: 'Sentido',
  ascending: 'Crescente',
  descending: 'Decrescente',
  clear: 'Limpar tudo',
  nothing: 'Não há nada para limpar',
  done: 'Concluir',
  show: (count) => plural(count, { one: 'Ver # resultado', other: 'Ver # resultados' }),
}
