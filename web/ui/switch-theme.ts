import { setTheme } from './set-theme.ts'
import { theme } from './theme.ts'

/** From light to dark and back, whatever the device says. */
export function switchTheme(): void {
  const isDark =
    theme.peek() === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme.peek() === 'dark'
  setTheme(isDark ? 'light' : 'dark')
}
