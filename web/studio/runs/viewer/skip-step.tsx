import { useSignal } from '@preact/signals'
import type { Json } from '#domain/lib/json.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { JsonField, jsonOf, jsonProblem } from '../json-field.tsx'
import { messages } from '../messages.ts'

type Props = { step: string; busy: boolean; onSkip: (output: Json) => void; onClose: () => void }

/** Takes a step as done. */
export function SkipStep({ step, busy, onSkip, onClose }: Props) {
  const t = messages.t.dialogs
  const output = useSignal('null')
  return (
    <Dialog
      title={t.skipTitle(step)}
      lead={t.skipLead}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={jsonProblem(output.value) ?? false}
            onClick={() => onSkip(jsonOf(output.value))}
          >
            {t.skipAct}
          </Button>
        </>
      }
    >
      <JsonField label={t.stepOutput} value={output.value} onInput={(text) => (output.value = text)} />
    </Dialog>
  )
}
