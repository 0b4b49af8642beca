import type { Messages } from './en.ts'

export const pt: Messages = {
  theme: 'Tema',
  light: 'Claro',
  dark: 'Escuro',
  system: 'Sistema',
}
