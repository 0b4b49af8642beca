import type { Messages } from './en.ts'
import { editor } from './fr/editor.ts'
import { settings } from './fr/settings.ts'

export const fr: Messages = { ...editor, ...settings }
