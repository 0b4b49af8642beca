import { pluralIn } from '../plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  required: 'Obrigatório',
  optional: 'Opcional',
  close: 'Fechar',
  clear: 'Limpar',
  loading: 'Carregando',
  remove: (name) => `Remover ${name}`,
  dismiss: 'Dispensar',
  notifications: 'Notificações',
  showPassword: 'Mostrar senha',
  hidePassword: 'Ocultar senha',
  notANumber: 'Escreva um número, por exemplo 1.234,50',
  noMatch: (query) => (query === '' ? 'Nada para escolher' : `Nada corresponde a “${query}”`),
  loadFailed: 'A lista não carregou. Tente de novo',
  results: (count) => plural(count, { one: '# resultado', other: '# resultados' }),
  chosen: (count) => plural(count, { one: '# escolhido', other: '# escolhidos' }),
  typeToConfirm: (word) => `Digite “${word}” para continuar`,
  pageRange: (from, to) => `${from} a ${to}`,
  pageRangeOf: (from, to, total) => `${from} a ${to} de ${total}`,
  previousPage: 'Página anterior',
  nextPage: 'Próxima página',
  rowsPerPage: 'Linhas por página',
  breadcrumbs: 'Caminho',
  resize: 'Redimensionar',
  dropFiles: 'Solte arquivos aqui ou',
  dropFile: 'Solte um arquivo aqui ou',
  chooseFiles: 'Escolher arquivos',
  chooseFile: 'Escolher um arquivo',
  uploading: (name) => `Enviando ${name}`,
  commands: 'Comandos',
  findCommand: 'Encontrar um comando ou um lugar',
}
