import type { PropertyType } from '#domain/components/property.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'
import { types } from '../../messages/types/pt.ts'

const plural = pluralIn('pt')
/** How many rows, and what of them; nothing where there are none. */
const rows = (params: PlannedChange['params'], what = '') => {
  const n = Number(params['rows'] ?? params['lost'] ?? 0)
  return n === 0 ? '' : `${plural(n, { one: ', # linha', other: ', # linhas' })}${what}`
}

/** A type as the editor calls it. */
const typeName = (name: string | number | undefined) => types[name as PropertyType] ?? name ?? ''

const changes: Messages['changes'] = {
  table_added: () => 'tabela nova',
  table_set_aside: (p) => `removida${rows(p)}, separada`,
  table_renamed: (p) => `antes ${p['from'] ?? ''}`,
  property_added: (p) => `nova, ${typeName(p['type'])}`,
  property_set_aside: (p) => `removida${rows(p, ' com valor')}, separada`,
  property_revived: (p) => `de volta${rows(p, ' mantêm o valor')}`,
  property_renamed: (p) => `antes ${p['from'] ?? ''}, cada linha mantém o valor`,
  type_changed: (p) => `${typeName(p['from'])} vira ${typeName(p['to'])}${rows(p)}`,
  required_added: () => 'agora obrigatória',
  required_removed: () => 'não é mais obrigatória',
  constraint_changed: () => 'limites alterados',
  options_changed: () => 'opções alteradas',
  unique_added: () => 'dois registros não podem ter o mesmo valor',
  unique_removed: () => 'registros podem ter o mesmo valor',
  index_added: () => 'índice para filtrar e ordenar',
  index_removed: () => 'o índice não é mais necessário',
  relation_changed: () => 'se refere a outro componente',
}

const stages: Messages['stages'] = {
  lock: 'Congelar rascunhos',
  validate: 'Verificar',
  plan: 'Comparar com as tabelas',
  store: 'Guardar a versão',
  index: 'Construir índices',
  migrate: 'Alterar as tabelas',
  switch: 'Colocar no ar',
}

export const pt: Messages = {
  title: 'Publicar',
  release: (n) => `Versão ${n}`,
  rollbackTo: (n) => `Volta à versão ${n}`,
  chosen: 'O que publicar',
  nothing: 'Tudo está no ar',
  nothingHelp: 'Altere um componente ou um site e volte aqui.',
  openComponents: 'Ir para os componentes',
  summary: (tables, documents) =>
    `${plural(tables, { one: '# alteração nas tabelas', other: '# alterações nas tabelas' })}, ${plural(documents, { one: '# documento', other: '# documentos' })}.`,
  loses: (n) =>
    plural(n, {
      one: 'Uma alteração perde dados e precisa da sua aprovação.',
      other: '# alterações perdem dados e precisam da sua aprovação.',
    }),
  blocked: (n) =>
    plural(n, { one: 'Uma alteração ainda não pode ser feita.', other: '# alterações ainda não podem ser feitas.' }),
  live: 'No ar',
  next: 'Próxima',
  none: 'Ainda nenhuma',
  tables: 'Alterações nas tabelas',
  noTables: 'Nenhuma tabela muda.',
  changes,
  safety: { safe: 'Segura', loses: 'Perde dados', blocked: 'Bloqueada' },
  safeCount: (n) => plural(n, { one: '# segura', other: '# seguras' }),
  losesCount: (n) => plural(n, { one: '# perde dados', other: '# perdem dados' }),
  blockedCount: (n) => plural(n, { one: '# bloqueada', other: '# bloqueadas' }),
  aside: 'Os valores são separados, não apagados: ao reverter, eles voltam.',
  checked: 'Verifiquei isto',
  inTheWay: 'No caminho:',
  inTheWayOf: (shown, all) => `No caminho, ${shown} de ${all}:`,
  documents: 'Documentos',
  documentChange: { added: 'novo', changed: 'alterado', removed: 'removido' },
  depends: 'O que depende disto',
  noDependents: 'Nada mais se refere a isto.',
  dependentState: { unchanged: 'Verificado, sem mudança', changed: 'Muda junto', broken: 'Deixaria de funcionar' },
  problems: 'Problemas',
  note: 'Nota',
  noteHelp: 'O que mudou, para o histórico.',
  publish: 'Publicar',
  rollback: 'Reverter',
  publishing: 'Publicando',
  rollingBack: 'Revertendo',
  undoing: 'Desfazendo',
  stages,
  ofCount: (done, of) => `${done} de ${of}`,
  nothingYet: 'Nada vai ao ar antes do último passo.',
  stop: 'Parar e desfazer',
  done: (n) => (n === undefined ? 'Pronto' : `A versão ${n} está no ar`),
  undone: 'Desfeito. O que está no ar continua como era.',
  stopped: 'Parado e desfeito. O que está no ar continua como era.',
  openWorkplace: 'Abrir o Workplace',
  planAgain: 'Ver de novo',
  planChanged: 'Alguém alterou um rascunho nesse meio-tempo. Este é o plano agora.',
  running: 'Há outra publicação em andamento. Espere que termine.',
  releases: 'Versões',
  allPeople: 'Todas as pessoas',
  noReleases: 'Ainda não há versões',
  noReleasesHelp: 'A primeira publicação cria a versão 1.',
  badge: { live: 'No ar', rolled_back: 'Revertida', publishing: 'Publicando' },
  rollBackToThis: 'Voltar a esta',
  rollbackFoot: 'Reverter põe essa versão no ar de novo. As linhas ficam como estão.',
  cancelRollback: 'Voltar aos rascunhos',
  fixFirst: 'Resolva antes os problemas',
  confirmFirst: 'Confirme antes as alterações que perdem dados',
  system: 'Sistema',
}
