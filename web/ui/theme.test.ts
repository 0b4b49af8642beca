import { beforeEach, expect, test, vi } from 'vitest'
import { THEME_KEY, THEME_SCRIPT } from './theme-script.ts'
import { setTheme } from './set-theme.ts'
import { theme } from './theme.ts'

const shown = () => document.documentElement.dataset['theme']
const runScript = () => {
  delete document.documentElement.dataset['theme']
  const script = document.createElement('script')
  script.textContent = THEME_SCRIPT
  // happy-dom runs no inline scripts unless told to: the text is run as the browser would.
  new Function(script.textContent)()
}

beforeEach(() => {
  localStorage.clear()
  setTheme('system')
})

test('a choice shows at once, and before the first paint of the next visit', () => {
  setTheme('dark')
  expect(shown()).toBe('dark')
  expect(localStorage.getItem(THEME_KEY)).toBe('dark')
  runScript()
  expect(shown()).toBe('dark')
})

test('system leaves it to the device, now and next time', () => {
  setTheme('light')
  setTheme('system')
  expect(theme.value).toBe('system')
  expect(shown()).toBeUndefined()
  runScript()
  expect(shown()).toBeUndefined()
})

test('junk in storage is no theme, and forbidden storage is no error', () => {
  localStorage.setItem(THEME_KEY, 'neon')
  runScript()
  expect(shown()).toBeUndefined()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden')
  })
  setTheme('dark')
  vi.restoreAllMocks()
  expect(shown()).toBe('dark')
})
