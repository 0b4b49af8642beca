import { useSignal } from '@preact/signals'
import type { SendEvent as Sent } from '#domain/workflows/contract.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { JsonField, jsonOf, jsonProblem } from '../json-field.tsx'
import { messages } from '../messages.ts'

type Props = {
  /** Events some step waits for. */
  names: readonly string[]
  busy: boolean
  onSend: (event: Pick<Sent, 'name' | 'correlation' | 'payload'>) => void
  onClose: () => void
}

/** Tells a run that something has happened. */
export function SendEvent({ names, busy, onSend, onClose }: Props) {
  const t = messages.t.dialogs
  const name = useSignal(names[0] ?? '')
  const correlation = useSignal('')
  const payload = useSignal('{}')
  return (
    <Dialog
      title={t.sendTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={jsonProblem(payload.value) ?? false}
            onClick={() =>
              onSend({
                name: name.value,
                correlation: correlation.value.trim() === '' ? null : correlation.value.trim(),
                payload: jsonOf(payload.value),
              })
            }
          >
            {t.sendAct}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Field label={t.event}>
          {(wiring) => (
            <Select
              {...wiring}
              options={names.map((value) => ({ value, label: value }))}
              value={name.value}
              onChange={(value) => (name.value = value ?? '')}
            />
          )}
        </Field>
        <Field label={t.correlation} help={t.correlationHelp} optional>
          {(wiring) => (
            <TextInput
              {...wiring}
              maxLength={200}
              value={correlation.value}
              onInput={(value) => (correlation.value = value)}
            />
          )}
        </Field>
        <JsonField label={t.payload} value={payload.value} onInput={(text) => (payload.value = text)} />
      </div>
    </Dialog>
  )
}
