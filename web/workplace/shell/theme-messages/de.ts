import type { Messages } from './en.ts'

export const de: Messages = {
  theme: 'Design',
  light: 'Hell',
  dark: 'Dunkel',
  system: 'System',
}
