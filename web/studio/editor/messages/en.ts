import { editor } from './en/editor.ts'
import { settings } from './en/settings.ts'

export const en = { ...editor, ...settings }
export type Messages = typeof en
