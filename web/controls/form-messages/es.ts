import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  save: 'Guardar',
  discard: 'Descartar',
  changed: (count) => plural(count, { one: '# campo cambiado, sin guardar', other: '# campos cambiados, sin guardar' }),
  notSaved: (count) =>
    plural(count, { one: 'Aún sin guardar. Revise # campo:', other: 'Aún sin guardar. Revise # campos:' }),
  saveFailed: 'No se guardó.',
  offline: 'Sin conexión. No se pierde nada: guarde de nuevo cuando vuelva a estar en línea.',
  conflictTitle: 'Otra persona guardó antes este registro',
  conflictLead: (when, by) =>
    `Guardado ${when}${by === null ? '' : ` por ${by}`}. Elija qué vale en cada campo que ambos cambiaron.`,
  conflictNone: 'Cambiaron campos distintos: se conservan ambos.',
  mine: 'Lo mío',
  theirs: 'Lo suyo',
  goOn: 'Seguir con estos valores',
  reloadTheirs: 'Tomar lo suyo',
  notAFile: 'Este tipo de archivo no está permitido.',
  tooLarge: (max) => `Como máximo ${max}.`,
  fileLimit: (types, max) => [types, max === '' ? '' : `hasta ${max}`].filter(Boolean).join(', '),
  stopUpload: (name) => `Detener la subida de ${name}`,
  removeFile: (name) => `Quitar ${name}`,
  uploadFailed: (name) => `${name} no se subió.`,
  uploadFirst: 'Espere a que se suba el archivo.',
}
