import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  saved: (name) => `${name}: guardado`,
  savedNew: (name) => `${name}: creado`,
  started: (name) => `${name} iniciado`,
  noNotices: 'No hay avisos',
  allRead: 'Marcar todo como leído',
  record: 'Registro',
  deleted: (name) => `${name}: eliminado`,
  undo: 'Deshacer',
  restored: (name) => `${name}: recuperado`,
  stillReferenced: (count, name) =>
    plural(count, {
      one: `# registro todavía se refiere a ${name}.`,
      other: `# registros todavía se refieren a ${name}.`,
    }),
  failed: 'No funcionó.',
  leaveTitle: (count) =>
    plural(count, { one: '¿Salir con # campo sin guardar?', other: '¿Salir con # campos sin guardar?' }),
  leaveLoss: 'Se pierde lo que cambió en esta página.',
  leave: 'Salir',
  stay: 'Quedarme aquí',
}
