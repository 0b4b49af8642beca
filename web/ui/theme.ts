import { signal } from '@preact/signals'

export type Theme = 'light' | 'dark' | 'system'

const KEY = 'aqtra-theme'
const isTheme = (text: unknown): text is Theme => text === 'light' || text === 'dark' || text === 'system'

/**
 * Text of a classic inline script for the top of `<head>`: sets the kept theme before the first paint. Constant, so that a
 * content security policy can name its hash.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`

function kept(): Theme {
  // Storage may be forbidden (a private window, a sandboxed frame): then the theme lasts as long as the page.
  try {
    const text = localStorage.getItem(KEY)
    return isTheme(text) ? text : 'system'
  } catch {
    return 'system'
  }
}

/** The reader's choice. Changed through `setTheme`. */
export const theme = signal<Theme>(kept(), { name: 'theme' })

/** Shows a theme at once and keeps it for the next visit; `system` follows the device again. */
export function setTheme(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  try {
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Shown, not kept.
  }
}
