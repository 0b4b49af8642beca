import type { PropertyType } from '#domain/components/property.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'
import { types } from '../../messages/types/es.ts'

const plural = pluralIn('es')
/** How many rows, and what of them; nothing where there are none. */
const rows = (params: PlannedChange['params'], what = '') => {
  const n = Number(params['rows'] ?? params['lost'] ?? 0)
  return n === 0 ? '' : `${plural(n, { one: ', # fila', other: ', # filas' })}${what}`
}

/** A type as the editor calls it. */
const typeName = (name: string | number | undefined) => types[name as PropertyType] ?? name ?? ''

const changes: Messages['changes'] = {
  table_added: () => 'tabla nueva',
  table_set_aside: (p) => `quitada${rows(p)}, apartada`,
  table_renamed: (p) => `antes ${p['from'] ?? ''}`,
  property_added: (p) => `nueva, ${typeName(p['type'])}`,
  property_set_aside: (p) => `quitada${rows(p, ' con valor')}, apartada`,
  property_revived: (p) => `de vuelta${rows(p, ' conservan su valor')}`,
  property_renamed: (p) => `antes ${p['from'] ?? ''}, cada fila conserva su valor`,
  type_changed: (p) => `${typeName(p['from'])} pasa a ${typeName(p['to'])}${rows(p)}`,
  required_added: () => 'ahora obligatoria',
  required_removed: () => 'ya no es obligatoria',
  constraint_changed: () => 'límites cambiados',
  options_changed: () => 'opciones cambiadas',
  unique_added: () => 'dos registros no pueden compartir un valor',
  unique_removed: () => 'los registros pueden compartir un valor',
  index_added: () => 'índice para filtrar y ordenar',
  index_removed: () => 'el índice ya no hace falta',
  relation_changed: () => 'se refiere a otro componente',
}

const stages: Messages['stages'] = {
  lock: 'Congelar borradores',
  validate: 'Comprobar',
  plan: 'Comparar con las tablas',
  store: 'Guardar la versión',
  index: 'Construir índices',
  migrate: 'Cambiar las tablas',
  switch: 'Ponerla en uso',
}

export const es: Messages = {
  title: 'Publicar',
  release: (n) => `Versión ${n}`,
  rollbackTo: (n) => `Vuelta a la versión ${n}`,
  chosen: 'Qué publicar',
  nothing: 'Todo está publicado',
  nothingHelp: 'Cambie un componente o un sitio y vuelva aquí.',
  openComponents: 'Ir a los componentes',
  summary: (tables, documents) =>
    `${plural(tables, { one: '# cambio en las tablas', other: '# cambios en las tablas' })}, ${plural(documents, { one: '# documento', other: '# documentos' })}.`,
  loses: (n) =>
    plural(n, {
      one: 'Un cambio pierde datos y necesita su aprobación.',
      other: '# cambios pierden datos y necesitan su aprobación.',
    }),
  blocked: (n) =>
    plural(n, { one: 'Un cambio no se puede hacer todavía.', other: '# cambios no se pueden hacer todavía.' }),
  live: 'Publicado',
  next: 'Siguiente',
  none: 'Aún ninguna',
  tables: 'Cambios en las tablas',
  noTables: 'Ninguna tabla cambia.',
  changes,
  safety: { safe: 'Seguro', loses: 'Pierde datos', blocked: 'Bloqueado' },
  safeCount: (n) => plural(n, { one: '# seguro', other: '# seguros' }),
  losesCount: (n) => plural(n, { one: '# pierde datos', other: '# pierden datos' }),
  blockedCount: (n) => plural(n, { one: '# bloqueado', other: '# bloqueados' }),
  aside: 'Los valores se apartan, no se borran: al revertir vuelven.',
  checked: 'Lo he comprobado',
  inTheWay: 'Lo impiden:',
  inTheWayOf: (shown, all) => `Lo impiden, ${shown} de ${all}:`,
  documents: 'Documentos',
  documentChange: { added: 'nuevo', changed: 'cambiado', removed: 'quitado' },
  depends: 'Qué depende de esto',
  noDependents: 'Nada más se refiere a ello.',
  dependentState: { unchanged: 'Comprobado, sin cambios', changed: 'Cambia con ello', broken: 'Dejaría de funcionar' },
  problems: 'Problemas',
  note: 'Nota',
  noteHelp: 'Qué cambió, para el historial.',
  publish: 'Publicar',
  rollback: 'Revertir',
  publishing: 'Publicando',
  rollingBack: 'Revirtiendo',
  undoing: 'Deshaciendo',
  stages,
  ofCount: (done, of) => `${done} de ${of}`,
  nothingYet: 'Nada entra en uso hasta el último paso.',
  stop: 'Parar y deshacer',
  done: (n) => (n === undefined ? 'Hecho' : `La versión ${n} está publicada`),
  undone: 'Deshecho. Lo publicado está como estaba.',
  stopped: 'Parado y deshecho. Lo publicado está como estaba.',
  openWorkplace: 'Abrir Workplace',
  planAgain: 'Mirar de nuevo',
  planChanged: 'Alguien cambió un borrador entretanto. Este es ahora el plan.',
  running: 'Hay otra publicación en curso. Espere a que termine.',
  releases: 'Versiones',
  allPeople: 'Todas las personas',
  noReleases: 'Aún no hay versiones',
  noReleasesHelp: 'La primera publicación crea la versión 1.',
  badge: { live: 'Publicada', rolled_back: 'Revertida', publishing: 'Publicando' },
  rollBackToThis: 'Volver a esta',
  rollbackFoot: 'Al revertir se vuelve a usar esa versión. Las filas quedan como están.',
  cancelRollback: 'Volver a los borradores',
  fixFirst: 'Resuelva antes los problemas',
  confirmFirst: 'Confirme antes los cambios que pierden datos',
  system: 'Sistema',
}
