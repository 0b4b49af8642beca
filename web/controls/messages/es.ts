import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  yes: 'Sí',
  no: 'No',
  notSet: 'sin valor',
  any: 'Cualquiera',
  choose: 'Elegir',
  noRecords: 'Aún no hay nada aquí',
  noMatches: 'Nada coincide con el filtro',
  clearFilters: 'Quitar el filtro',
  loadFailed: 'Los registros no se cargaron.',
  tryAgain: 'Intentar de nuevo',
  reload: 'Recargar',
  searchRows: 'Buscar',
  add: 'Agregar',
  actions: 'Acciones',
  rowActions: (row) => `Acciones de ${row}`,
  selectRow: (row) => `Seleccionar ${row}`,
  selectAll: 'Seleccionar todo en esta página',
  selected: (count) => plural(count, { one: '# seleccionado', other: '# seleccionados' }),
  clearSelection: 'Quitar',
  sort: 'Ordenar',
  filter: 'Filtrar',
  sortBy: (column) => `Ordenar por ${column}`,
  filterBy: (column) => `Filtrar ${column}`,
  from: 'Desde',
  to: 'Hasta',
  since: (from) => `Desde ${from}`,
  until: (to) => `Hasta ${to}`,
  apply: 'Aplicar',
  newRows: (count) => plural(count, { one: '# nuevo', other: '# nuevos' }),
  noComponent: 'Elija un componente para listar sus registros.',
  noColumns: 'Agregue una columna.',
}
