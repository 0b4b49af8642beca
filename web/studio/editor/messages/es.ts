import type { Messages } from './en.ts'
import { editor } from './es/editor.ts'
import { settings } from './es/settings.ts'

export const es: Messages = { ...editor, ...settings }
