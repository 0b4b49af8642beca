import { signal } from '@preact/signals'
import { THEME_KEY } from './theme-script.ts'

export type Theme = 'light' | 'dark' | 'system'

const isTheme = (text: unknown): text is Theme => text === 'light' || text === 'dark' || text === 'system'

function kept(): Theme {
  // Storage may be forbidden (a private window, a sandboxed frame): then the theme lasts as long as the page.
  try {
    const text = localStorage.getItem(THEME_KEY)
    return isTheme(text) ? text : 'system'
  } catch {
    return 'system'
  }
}

/** The reader's choice. Changed through `setTheme`. */
export const theme = signal<Theme>(kept(), { name: 'theme' })
