import type { Messages } from './en.ts'

export const fr: Messages = {
  zoom: 'Zoom',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Ajuster à la fenêtre',
  lifeSize: 'Taille réelle',
  minimap: 'Vue d’ensemble',
  insert: 'Insérer une étape',
  problem: 'a un problème',
  warning: 'a un avertissement',
  goes: (to: string) => `Mène à ${to}`,
}
