import { useSignal } from '@preact/signals'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { PasswordInput } from '#web/ui/password-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'

/** Changes this person's password; their other devices are signed out. */
export function PasswordForm() {
  const t = messages.t.settings
  const current = useSignal('')
  const next = useSignal('')
  const error = useSignal<ServerError | null>(null)
  const wrong = (path: string) => error.value?.fields.find((field) => field.path === path)?.message ?? null

  async function change(event: Event) {
    event.preventDefault()
    try {
      await request('POST', '/auth/password', { current: current.peek(), next: next.peek() })
      error.value = null
      current.value = ''
      next.value = ''
      toast({ text: t.passwordChanged })
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = cause
    }
  }

  return (
    <form class="card pad stack" onSubmit={(event) => void change(event)}>
      <h2 class="h3">{t.password}</h2>
      {error.value && error.value.fields.length === 0 && <Banner tone="danger">{failureSentence(error.value)}</Banner>}
      <Field label={t.currentPassword} error={wrong('current')}>
        {(wiring) => (
          <PasswordInput
            {...wiring}
            value={current.value}
            autocomplete="current-password"
            onInput={(value) => (current.value = value)}
          />
        )}
      </Field>
      <Field label={t.nextPassword} help={t.passwordHelp} error={wrong('next')}>
        {(wiring) => (
          <PasswordInput
            {...wiring}
            value={next.value}
            autocomplete="new-password"
            onInput={(value) => (next.value = value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit">{t.changePassword}</Button>
      </div>
    </form>
  )
}
