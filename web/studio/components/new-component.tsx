import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { TEMPLATE_IDS } from '#domain/components/templates.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'

/** Asks for a name, makes the component and opens it. */
export function NewComponent({ template = '', onClose }: { template?: string; onClose: () => void }) {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const t = messages.t.components
  const title = useSignal('')
  const from = useSignal(template)
  const error = useSignal<string | null>(null)
  const busy = useSignal(false)

  async function make(event: Event) {
    event.preventDefault()
    if (title.value.trim() === '') {
      error.value = t.nameRequired
      return
    }
    busy.value = true
    try {
      const { id } = await request<{ id: string }>('POST', '/components', {
        title: title.peek().trim(),
        ...(from.peek() === '' ? {} : { template: from.peek() }),
      })
      await workspace.refresh()
      onClose()
      route(`/studio/components/${id}`)
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    } finally {
      busy.value = false
    }
  }

  return (
    <Dialog
      title={t.createTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form="new-component" busy={busy.value}>
            {t.make}
          </Button>
        </>
      }
    >
      <form id="new-component" class="stack" onSubmit={(event) => void make(event)}>
        <Field label={t.nameLabel} help={t.nameHelp} error={error.value} required>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={title.value}
              autofocus
              maxLength={200}
              onInput={(value) => {
                title.value = value
                error.value = null
              }}
            />
          )}
        </Field>
        <Field label={t.templateLabel}>
          {(wiring) => (
            <Select
              {...wiring}
              value={from.value}
              empty={t.blank}
              onChange={(value) => (from.value = value ?? '')}
              options={TEMPLATE_IDS.map((id) => ({ value: id, label: messages.t.templates[id].title }))}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
