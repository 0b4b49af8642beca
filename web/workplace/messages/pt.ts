import type { Messages } from './en.ts'

export const pt: Messages = {
  skip: 'Ir para o conteúdo',
  menu: 'Menu',
  account: 'Conta',
  inbox: 'Caixa de entrada',
  notices: 'Avisos',
  language: (name) => `Idioma: ${name}`,
  switchTheme: 'Trocar o tema',
  openStudio: 'Abrir o Studio',
  signOut: 'Sair',
  back: 'Voltar',
  loading: 'Carregando',
  offline: 'Sem conexão. O que você digitar fica aqui até voltar a ficar online.',
}
