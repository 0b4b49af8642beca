export const en = {
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  lifeSize: 'Life size',
  minimap: 'Overview',
  insert: 'Insert step',
  problem: 'has a problem',
  warning: 'has a warning',
  goes: (to: string) => `Leads to ${to}`,
}
export type Messages = typeof en
