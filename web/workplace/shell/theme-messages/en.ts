/** What the choice of a theme says. */
export const en = {
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
}
export type Messages = typeof en
