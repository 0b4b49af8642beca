import type { Messages } from './en.ts'

export const es: Messages = {
  theme: 'Tema',
  light: 'Claro',
  dark: 'Oscuro',
  system: 'Sistema',
}
