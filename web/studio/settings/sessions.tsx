import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { formatRelative } from '#web/ui/format/dates.ts'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { toast } from '#web/ui/toast.tsx'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'
import { deviceName } from './device-name.ts'

/** A signed-in browser of this person, as `GET /api/auth/sessions` tells it. */
type SignedIn = {
  readonly id: string
  readonly userAgent: string
  readonly lastSeenAt: string
  readonly current: boolean
}

/** Where this person is signed in, and the way to end it. */
export function Sessions() {
  const t = messages.t.settings
  const sessions = useSignal<readonly SignedIn[] | null>(null)
  const error = useSignal<string | null>(null)
  const now = Date.now()

  /** Does what the server is asked; what speaks against it is shown. */
  async function ask(act: () => Promise<void>) {
    try {
      await act()
      error.value = null
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    }
  }
  const load = () =>
    ask(async () => {
      sessions.value = (await request<{ sessions: SignedIn[] }>('GET', '/auth/sessions')).sessions
    })
  useEffect(() => void load(), [])

  const end = ({ id, userAgent }: SignedIn) =>
    ask(async () => {
      try {
        await request('DELETE', `/auth/sessions/${id}`)
      } catch (cause) {
        // It ended by itself meanwhile: that is what was asked for.
        if (!(cause instanceof ServerError && cause.code === 'not_found')) throw cause
      }
      sessions.value = (sessions.peek() ?? []).filter((session) => session.id !== id)
      toast({ text: t.signedOut(deviceName(userAgent) ?? t.unknownDevice) })
    })

  return (
    <section class="card pad stack" aria-labelledby="sessions-title">
      <h2 class="h3" id="sessions-title">
        {t.sessions}
      </h2>
      {error.value !== null && <Banner tone="danger">{error.value}</Banner>}
      {sessions.value === null && error.value === null && <SkeletonRows rows={2} columns={2} />}
      {sessions.value && (
        <ul class="lines sessions">
          {sessions.value.map((session) => {
            const device = deviceName(session.userAgent) ?? t.unknownDevice
            return (
              <li key={session.id}>
                <span class="trunc" title={session.userAgent}>
                  {device}
                </span>
                {session.current && <Badge tone="accent">{t.thisDevice}</Badge>}
                <span class="grow" />
                <span class="muted fs-2">{formatRelative(Date.parse(session.lastSeenAt), now)}</span>
                {!session.current && (
                  <Button
                    size="s"
                    kind="ghost"
                    aria-label={`${t.signOutThere}: ${device}`}
                    onClick={() => void end(session)}
                  >
                    {t.signOutThere}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
