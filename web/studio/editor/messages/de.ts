import type { Messages } from './en.ts'
import { editor } from './de/editor.ts'
import { settings } from './de/settings.ts'

export const de: Messages = { ...editor, ...settings }
