import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  yes: 'Sim',
  no: 'Não',
  notSet: 'sem valor',
  any: 'Qualquer',
  choose: 'Escolher',
  noRecords: 'Ainda não há nada aqui',
  noMatches: 'Nada corresponde ao filtro',
  clearFilters: 'Limpar o filtro',
  loadFailed: 'Os registros não foram carregados.',
  tryAgain: 'Tentar de novo',
  reload: 'Recarregar',
  searchRows: 'Buscar',
  add: 'Adicionar',
  actions: 'Ações',
  rowActions: (row) => `Ações de ${row}`,
  selectRow: (row) => `Selecionar ${row}`,
  selectAll: 'Selecionar tudo nesta página',
  selected: (count) => plural(count, { one: '# selecionado', other: '# selecionados' }),
  clearSelection: 'Limpar',
  sort: 'Ordenar',
  filter: 'Filtrar',
  sortBy: (column) => `Ordenar por ${column}`,
  filterBy: (column) => `Filtrar ${column}`,
  from: 'De',
  to: 'Até',
  since: (from) => `Desde ${from}`,
  until: (to) => `Até ${to}`,
  apply: 'Aplicar',
  newRows: (count) => plural(count, { one: '# novo', other: '# novos' }),
  noComponent: 'Escolha um componente para listar seus registros.',
  noColumns: 'Adicione uma coluna.',
}
