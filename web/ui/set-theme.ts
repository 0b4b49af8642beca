import { THEME_KEY } from './theme-script.ts'
import { theme, type Theme } from './theme.ts'

/** Shows a theme at once and keeps it for the next visit; `system` follows the device again. */
export function setTheme(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  try {
    if (next === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, next)
  } catch {
    // Shown, not kept.
  }
}
