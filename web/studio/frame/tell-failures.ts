import { ServerError } from '#web/server/server-error.ts'
import { toast } from '#web/ui/toast.tsx'
import { failureSentence } from '../failure-sentence.ts'
import { signInAgain } from '../session.ts'

/**
 * Tells of calls whose failure nobody expected where they were made, so that no press ever does nothing; a session that has
 * ended leads to the sign-in page. @returns stops it
 */
export function tellFailures(): () => void {
  const tell = (event: PromiseRejectionEvent) => {
    if (!(event.reason instanceof ServerError)) return
    event.preventDefault()
    if (event.reason.code === 'unauthenticated') signInAgain()
    else toast({ text: failureSentence(event.reason), tone: 'danger' })
  }
  addEventListener('unhandledrejection', tell)
  return () => removeEventListener('unhandledrejection', tell)
}
