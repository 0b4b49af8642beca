import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  title: 'Personas',
  invite: 'Invitar a alguien',
  name: 'Nombre',
  email: 'Correo',
  role: 'Puede',
  roles: 'Roles',
  lastSeen: 'Última visita',
  never: 'Nunca',
  you: 'Usted',
  workspaceRole: {
    owner: 'Todo (propietario)',
    builder: 'Construir (constructor)',
    user: 'Usar las aplicaciones (usuario)',
  },
  workspaceRoleHelp: {
    owner: 'Construye, publica, invita y decide quién puede hacer qué.',
    builder: 'Construye y publica.',
    user: 'Usa lo publicado, hasta donde permiten los roles.',
  },
  disabled: 'Fuera',
  takeOut: 'Sacar del espacio',
  takeOutTitle: (name) => `¿Sacar a ${name}?`,
  takeOutLoss: 'Su sesión se cierra en un minuto y ya no puede abrir el espacio. Lo que hizo se queda.',
  takeOutAct: 'Sacar',
  keep: 'Dejar dentro',
  letIn: 'Dejar entrar de nuevo',
  inviteTitle: 'Invitar a alguien',
  inviteHelp: 'Recibe un correo con un enlace que vale 7 días.',
  send: 'Enviar invitación',
  cancel: 'Cancelar',
  sent: (email) => `Invitación enviada a ${email}`,
  invitations: 'Invitaciones sin responder',
  expires: (when) => `Vale hasta ${when}`,
  withdraw: 'Retirar',
  withdrawn: 'Invitación retirada',
  noRoles: 'Ninguno',
  count: (n) => plural(n, { one: '# persona', other: '# personas' }),
  emailRequired: 'Escriba un correo.',
  more: 'Más',
  editRoles: 'Cambiar lo que puede hacer',
  save: 'Guardar',
  saved: 'Guardado. Vale en menos de un minuto.',
}
