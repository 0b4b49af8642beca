import { formatList } from '#web/ui/format/lists.ts'
import type { Messages } from './en.ts'

export const pt: Messages = {
  comment: 'Comentário',
  commentFor: (answers) => `Necessário para ${formatList(answers)}`,
  commentNeeded: (answer) => `“${answer}” precisa de um comentário. Escreva o motivo.`,
  faster: (by, answer) => `${by} respondeu antes: ${answer}.`,
  offline: 'Sem conexão. A resposta não foi enviada; tente quando ela voltar.',
  failed: 'A resposta não foi aceita. Tente de novo.',
  by: (when) => `Responder até ${when}`,
  late: (when) => `Venceu ${when}`,
  waiting: (people) => `À espera de ${formatList(people)}`,
  none: 'Nenhum fluxo trabalha neste registro.',
  sample: 'As perguntas dos fluxos sobre o registro aparecem aqui.',
  unsaved: 'Salve o registro primeiro.',
  loadFailed: 'A situação não foi carregada.',
  tryAgain: 'Tentar de novo',
  states: {
    queued: 'Na fila',
    running: 'Em andamento',
    waiting: 'Em espera',
    paused: 'Em pausa',
    undoing: 'Sendo desfeito',
    succeeded: 'Concluído',
    failed: 'Falhou',
    cancelled: 'Cancelado',
  },
}
