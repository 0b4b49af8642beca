import { render } from 'preact'
import { negotiateLocale } from '#domain/localization/locales.ts'
import { speak } from '../ui/messages/speak.ts'
import { timeZone } from '../ui/reader.ts'
import { ServerError } from '#web/server/server-error.ts'
import { loadSession, type Session, signInAgain } from './session.ts'
import { Studio } from './studio.tsx'
import { Unreachable } from './unreachable.tsx'

/**
 * Draws Studio for whoever is signed in, in their language. Nobody is: goes to the sign-in page. Nobody can say (no
 * connection, too many requests, the platform is down): says so, and starts again when asked to.
 */
export async function start(root: Element, load: () => Promise<Session> = loadSession): Promise<void> {
  try {
    const session = await load()
    await speak(session.user.locale)
    timeZone.value = Intl.DateTimeFormat().resolvedOptions().timeZone
    render(<Studio session={session} />, root)
  } catch (cause) {
    const refusal = cause instanceof ServerError ? cause : null
    if (refusal?.code === 'unauthenticated') {
      signInAgain()
      return
    }
    if (!refusal) reportError(cause)
    const language = negotiateLocale(navigator.languages.join(','))
    document.documentElement.lang = language
    const reason = refusal?.body ? refusal.message : undefined
    render(<Unreachable language={language} reason={reason} onRetry={() => void start(root, load)} />, root)
  }
}
