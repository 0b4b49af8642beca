import type { Messages } from './en.ts'

export const de: Messages = {
  zoom: 'Zoom',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Einpassen',
  lifeSize: 'Originalgröße',
  minimap: 'Übersicht',
  insert: 'Schritt einfügen',
  problem: 'hat ein Problem',
  warning: 'hat eine Warnung',
  goes: (to: string) => `Führt zu ${to}`,
}
