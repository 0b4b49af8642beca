import type { Messages } from './en.ts'

export const pt: Messages = {
  zoom: 'Zoom',
  zoomIn: 'Aproximar',
  zoomOut: 'Afastar',
  fit: 'Ajustar à janela',
  lifeSize: 'Tamanho real',
  minimap: 'Visão geral',
  insert: 'Inserir etapa',
  problem: 'tem um problema',
  warning: 'tem um aviso',
  goes: (to: string) => `Leva a ${to}`,
}
