import type { Messages } from './en.ts'
import { editor } from './pt/editor.ts'
import { settings } from './pt/settings.ts'

export const pt: Messages = { ...editor, ...settings }
