import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  title: 'Pessoas',
  invite: 'Convidar alguém',
  name: 'Nome',
  email: 'E-mail',
  role: 'Pode',
  roles: 'Funções',
  lastSeen: 'Última visita',
  never: 'Nunca',
  you: 'Você',
  workspaceRole: {
    owner: 'Tudo (proprietário)',
    builder: 'Construir (construtor)',
    user: 'Usar os aplicativos (usuário)',
  },
  workspaceRoleHelp: {
    owner: 'Constrói, publica, convida e decide quem pode fazer o quê.',
    builder: 'Constrói e publica.',
    user: 'Usa o que está publicado, até onde as funções permitem.',
  },
  disabled: 'Fora',
  takeOut: 'Tirar do espaço',
  takeOutTitle: (name) => `Tirar ${name}?`,
  takeOutLoss: 'A sessão termina em um minuto e a pessoa não abre mais o espaço. O que ela fez fica.',
  takeOutAct: 'Tirar',
  keep: 'Deixar ficar',
  letIn: 'Deixar entrar de novo',
  inviteTitle: 'Convidar alguém',
  inviteHelp: 'A pessoa recebe um e-mail com um link que vale 7 dias.',
  send: 'Enviar convite',
  cancel: 'Cancelar',
  sent: (email) => `Convite enviado para ${email}`,
  invitations: 'Convites sem resposta',
  expires: (when) => `Vale até ${when}`,
  withdraw: 'Retirar',
  withdrawn: 'Convite retirado',
  noRoles: 'Nenhuma',
  count: (n) => plural(n, { one: '# pessoa', other: '# pessoas' }),
  emailRequired: 'Digite um e-mail.',
  more: 'Mais',
  editRoles: 'Alterar o que pode fazer',
  save: 'Salvar',
  saved: 'Salvo. Vale em menos de um minuto.',
}
