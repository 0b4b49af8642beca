import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('pt')

export const pt: Messages = {
  promise: 'Desenhe hoje, trabalhe com isso hoje.',
  madeWith: 'Feito com Aqtra',
  theme: 'Mudar tema',
  language: 'Idioma',
  noScript: 'Esta página precisa de JavaScript. Ative-o e carregue a página de novo.',
  offline: 'Sem conexão. Verifique e tente de novo.',
  failed: 'Não funcionou. Tente de novo daqui a pouco.',

  email: 'E-mail',
  emailMissing: 'Digite seu e-mail.',
  emailMalformed: 'Um e-mail tem a forma nome@empresa.com.',
  name: 'Seu nome',
  nameMissing: 'Digite seu nome.',
  password: 'Senha',
  newPassword: 'Nova senha',
  passwordMissing: 'Digite sua senha.',
  newPasswordMissing: 'Escolha uma senha.',
  passwordHelp: (min) => plural(min, { other: 'Pelo menos # caracteres. Algumas palavras seguidas funcionam bem.' }),
  passwordShort: (min, length) =>
    `${plural(min, { other: 'Uma senha tem pelo menos # caracteres.' })} ${plural(length, { other: 'Esta tem #.' })}`,
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar senha',
  hidePassword: 'Ocultar senha',
  capsLock: 'Caps Lock está ativado',

  signIn: 'Entrar',
  signInLead: (workspace) => `Aplicativos e registros de ${workspace}`,
  forgot: 'Esqueceu?',
  remember: 'Continuar conectado neste dispositivo',
  backToSignIn: 'Voltar para entrar',

  setup: 'Configurar Aqtra',
  setupLead: 'Você será o proprietário: constrói, publica e convida outras pessoas.',
  setupAct: 'Criar espaço',
  workspaceName: 'Espaço de trabalho',
  workspaceHelp: 'Sua empresa ou equipe. Dá para mudar depois.',
  workspaceMissing: 'Dê um nome ao espaço.',

  forgotTitle: 'Senha esquecida',
  forgotLead: 'Você recebe um e-mail com um link para escolher uma nova.',
  forgotAct: 'Enviar link',
  sent: 'Veja seu e-mail',
  sentHelp: (email) => `Se ${email} tem uma conta, um e-mail com um link está a caminho. O link vale por uma hora.`,

  resetTitle: 'Escolha uma nova senha',
  resetLead: 'A sessão termina em todos os seus dispositivos.',
  resetAct: 'Salvar senha',
  changed: 'Senha alterada',
  changedHelp: 'Entre com a nova.',
  linkExpired: 'Este link não vale mais',
  linkExpiredHelp: 'Um link vale uma vez e por uma hora.',
  askAgain: 'Pedir outro link',

  join: (workspace) => `Entrar em ${workspace}`,
  joinNew: 'Escolha com o que vai entrar a partir de agora.',
  joinKnown: 'Você já tem uma conta. A senha mostra que é você.',
  joinAct: 'Participar',
  invitationExpired: 'Este convite não vale mais',
  invitationExpiredHelp: 'Foi usado, retirado ou é antigo demais. Peça outro a quem convidou você.',

  message: {
    not_found: {
      title: 'Não há nada neste endereço',
      help: 'Pode ter sido removido ou renomeado.',
      act: 'Ir para o início',
    },
    no_access: {
      title: 'Você não tem acesso a isto',
      help: 'Peça a um proprietário do espaço uma função que dê acesso.',
      act: 'Entrar com outra conta',
    },
    nothing_published: {
      title: 'Ainda não há nada publicado',
      help: 'O que é construído e publicado no Studio aparece aqui.',
      act: 'Abrir o Studio',
    },
  },
}
