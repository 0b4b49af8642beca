import type { Messages } from './en.ts'

export const es: Messages = {
  zoom: 'Zoom',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fit: 'Ajustar a la ventana',
  lifeSize: 'Tamaño real',
  minimap: 'Vista general',
  insert: 'Insertar paso',
  problem: 'tiene un problema',
  warning: 'tiene una advertencia',
  goes: (to: string) => `Lleva a ${to}`,
}
