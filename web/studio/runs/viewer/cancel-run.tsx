import { useSignal } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { messages } from '../messages.ts'

type Props = {
  /** How much would be taken back. */
  done: number
  busy: boolean
  onCancel: (how: { readonly undo: boolean; readonly reason: string }) => void
  onClose: () => void
}

/** Asks how a run is to end before its time. */
export function CancelRun({ done, busy, onCancel, onClose }: Props) {
  const t = messages.t.dialogs
  const reason = useSignal('')
  const undo = useSignal(done > 0)
  return (
    <Dialog
      title={t.cancelTitle}
      lead={t.cancelLead}
      alert
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.keepRunning}</Button>
          <Button kind="danger" busy={busy} onClick={() => onCancel({ undo: undo.value, reason: reason.value.trim() })}>
            {messages.t.viewer.cancel}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Field label={t.reason} optional>
          {(wiring) => (
            <TextInput {...wiring} maxLength={500} value={reason.value} onInput={(value) => (reason.value = value)} />
          )}
        </Field>
        {done > 0 ? (
          <Checkbox checked={undo.value} onChange={(on) => (undo.value = on)}>
            {t.undo} ({done})
          </Checkbox>
        ) : (
          <p class="muted fs-2">{t.undoNone}</p>
        )}
      </div>
    </Dialog>
  )
}
