import type { Messages } from './en.ts'

export const fr: Messages = {
  theme: 'Thème',
  light: 'Clair',
  dark: 'Sombre',
  system: 'Système',
}
