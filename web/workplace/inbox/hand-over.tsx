import { useSignal } from '@preact/signals'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { ServerError } from '#web/server/server-error.ts'
import { call } from '../server.ts'
import type { InboxModel } from './inbox-model.ts'
import { messages } from './messages.ts'

type Person = { readonly id: string; readonly name: string }

/** Puts the open question to somebody else. */
export function HandOver({ model, onClose }: { model: InboxModel; onClose: () => void }) {
  const t = messages.t
  const chosen = useSignal<Person | null>(null)
  const problem = useSignal<string | null>(null)
  const busy = useSignal(false)

  const find = async (words: string) => {
    const { people } = await call<{ people: Person[] }>('GET', `/tasks/people?words=${encodeURIComponent(words)}`)
    return people.map(({ id, name }) => ({ value: id, label: name }))
  }
  async function give() {
    const to = chosen.peek()
    if (!to) return
    busy.value = true
    try {
      await model.handOver(to.id)
      onClose()
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      problem.value = error.body?.fields?.[0]?.message ?? error.body?.title ?? t.failed
    } finally {
      busy.value = false
    }
  }

  return (
    <Dialog
      title={t.handOver}
      closable
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.keep}</Button>
          <Button
            kind="primary"
            busy={busy.value}
            disabled={chosen.value === null && t.choosePerson}
            onClick={() => void give()}
          >
            {t.handOver}
          </Button>
        </>
      }
    >
      {problem.value && <Banner tone="danger">{problem.value}</Banner>}
      <Field label={t.person} help={t.handOverHelp}>
        {(wiring) => (
          <Combobox
            {...wiring}
            label={t.person}
            options={find}
            value={chosen.value?.id ?? null}
            valueLabel={chosen.value?.name}
            onChange={(id, option) => {
              problem.value = null
              chosen.value = id === null ? null : { id, name: option?.label ?? '' }
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
