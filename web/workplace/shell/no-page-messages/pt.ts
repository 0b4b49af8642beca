import type { Messages } from './en.ts'

export const pt: Messages = {
  notFound: 'Essa página não existe',
  notFoundLead: 'O endereço pode estar errado, ou a página não existe mais.',
  forbidden: 'Esta página não está aberta para você',
  forbiddenLead: 'Peça acesso a quem administra este site.',
  empty: 'Ainda não há nada publicado',
  emptyLead: 'As páginas aparecem aqui assim que alguém as publica.',
  broken: 'A página não foi carregada',
  brokenLead: 'Nada se perdeu. Tente de novo em instantes.',
  tryAgain: 'Tentar de novo',
  home: 'Ir para o início',
}
