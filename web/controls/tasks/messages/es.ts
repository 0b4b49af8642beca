import { formatList } from '#web/ui/format/lists.ts'
import type { Messages } from './en.ts'

export const es: Messages = {
  comment: 'Comentario',
  commentFor: (answers) => `Necesario para ${formatList(answers)}`,
  commentNeeded: (answer) => `«${answer}» necesita un comentario. Escriba por qué.`,
  faster: (by, answer) => `${by} respondió antes: ${answer}.`,
  offline: 'Sin conexión. La respuesta no se envió; inténtelo cuando vuelva.',
  failed: 'La respuesta no se aceptó. Inténtelo de nuevo.',
  by: (when) => `Responder antes de ${when}`,
  late: (when) => `Venció ${when}`,
  waiting: (people) => `A la espera de ${formatList(people)}`,
  none: 'Ningún flujo trabaja con este registro.',
  sample: 'Aquí aparecen las preguntas de los flujos sobre el registro.',
  unsaved: 'Guarde primero el registro.',
  loadFailed: 'No se pudo cargar el estado.',
  tryAgain: 'Reintentar',
  states: {
    queued: 'En cola',
    running: 'En marcha',
    waiting: 'En espera',
    paused: 'En pausa',
    undoing: 'Deshaciéndose',
    succeeded: 'Terminado',
    failed: 'Fallido',
    cancelled: 'Cancelado',
  },
}
