import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  save: 'Salvar',
  discard: 'Descartar',
  changed: (count) => plural(count, { one: '# campo alterado, não salvo', other: '# campos alterados, não salvos' }),
  notSaved: (count) =>
    plural(count, { one: 'Ainda não salvo. Reveja # campo:', other: 'Ainda não salvo. Reveja # campos:' }),
  saveFailed: 'Não foi salvo.',
  offline: 'Sem conexão. Nada se perde: salve de novo quando voltar a ficar online.',
  conflictTitle: 'Outra pessoa salvou este registro antes',
  conflictLead: (when, by) =>
    `Salvo ${when}${by === null ? '' : ` por ${by}`}. Escolha o que vale em cada campo que ambos alteraram.`,
  conflictNone: 'Vocês alteraram campos diferentes: os dois ficam.',
  mine: 'O meu',
  theirs: 'O outro',
  goOn: 'Continuar com estes valores',
  reloadTheirs: 'Ficar com o outro',
  notAFile: 'Este tipo de arquivo não é permitido.',
  tooLarge: (max) => `No máximo ${max}.`,
  fileLimit: (types, max) => [types, max === '' ? '' : `até ${max}`].filter(Boolean).join(', '),
  stopUpload: (name) => `Parar o envio de ${name}`,
  removeFile: (name) => `Remover ${name}`,
  uploadFailed: (name) => `${name} não foi enviado.`,
  uploadFirst: 'Aguarde o envio do arquivo.',
}
