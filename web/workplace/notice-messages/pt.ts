import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  saved: (name) => `${name}: salvo`,
  savedNew: (name) => `${name}: criado`,
  started: (name) => `${name} iniciado`,
  noNotices: 'Nenhum aviso',
  allRead: 'Marcar tudo como lido',
  record: 'Registro',
  deleted: (name) => `${name}: excluído`,
  undo: 'Desfazer',
  restored: (name) => `${name}: recuperado`,
  stillReferenced: (count, name) =>
    plural(count, { one: `# registro ainda se refere a ${name}.`, other: `# registros ainda se referem a ${name}.` }),
  failed: 'Não deu certo.',
  leaveTitle: (count) => plural(count, { one: 'Sair com # campo não salvo?', other: 'Sair com # campos não salvos?' }),
  leaveLoss: 'O que você alterou nesta página se perde.',
  leave: 'Sair',
  stay: 'Ficar aqui',
}
