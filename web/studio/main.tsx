import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '../ui/styles/studio.css'
import './frame/frame.css'
import { render } from 'preact'
import { setLocale } from '../ui/messages/dictionary.ts'
import { setReader } from '../ui/reader.ts'
import { setTheme, theme } from '../ui/theme.ts'
import { Studio } from './studio.tsx'
import { ServerError } from './server.ts'
import { loadSession } from './session.ts'

setTheme(theme.peek())

const root = document.getElementById('studio')

async function start(): Promise<void> {
  if (!root) return
  try {
    const session = await loadSession()
    document.documentElement.lang = session.user.locale
    await setLocale(session.user.locale, navigator.languages)
    setReader({ locale: session.user.locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    render(<Studio session={session} />, root)
  } catch (cause) {
    if (!(cause instanceof ServerError) || cause.code !== 'unauthenticated') throw cause
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  }
}

void start()
