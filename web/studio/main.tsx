import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '../ui/styles/studio.css'
import './frame/frame.css'
import { setTheme } from '../ui/set-theme.ts'
import { theme } from '../ui/theme.ts'
import { start } from './start.tsx'

setTheme(theme.peek())

const root = document.getElementById('studio')
if (root) void start(root)
