import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'
import { PasswordForm } from './password-form.tsx'
import { Sessions } from './sessions.tsx'

/** The workspace's name, this person's password, and where they are signed in. */
export default function Settings() {
  const workspace = useWorkspace()
  const { settings: t, frame } = messages.t
  const session = workspace.session.value
  const name = useSignal(session.workspace.name)
  const error = useSignal<string | null>(null)
  const manages = workspace.may('workspace.manage')

  useEffect(() => {
    document.title = `${frame.settings} · Aqtra Studio`
    workspace.tellPlace(frame.settings)
  }, [frame, workspace])

  async function rename(event: Event) {
    event.preventDefault()
    try {
      await request('PATCH', '/workspace', { name: name.peek().trim() })
      error.value = null
      toast({ text: t.saved })
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    }
  }

  return (
    <>
      <TopBar what={<h1 class="strong">{frame.settings}</h1>} middle={<SearchButton />} />
      <main class="screen">
        <div class="screen-body stack narrow">
          <form class="card pad stack" onSubmit={(event) => void rename(event)}>
            <h2 class="h3">{t.workspace}</h2>
            {!manages && <Banner tone="info">{t.readOnly}</Banner>}
            <Field label={t.name} error={error.value} required>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={name.value}
                  readOnly={!manages}
                  maxLength={200}
                  onInput={(value) => (name.value = value)}
                />
              )}
            </Field>
            {manages && (
              <div>
                <Button type="submit">{t.save}</Button>
              </div>
            )}
          </form>
          <PasswordForm />
          <Sessions />
          <p class="muted fs-2">
            <a href="/docs">{t.api}</a>
          </p>
        </div>
      </main>
    </>
  )
}
