import { useSignal } from '@preact/signals'
import type { JsonObject } from '#domain/lib/json.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { messages } from '../messages.ts'
import { JsonField, jsonOf, jsonProblem } from '../json-field.tsx'
import { writeJson } from '../json-text.ts'

export type Change = { readonly [Part in 'input' | 'vars' | 'request']?: JsonObject }

type Props = {
  step: string
  /** What the run had then; `request` null where the step is given nothing of its own. */
  input: JsonObject
  vars: JsonObject
  request: JsonObject | null
  busy: boolean
  onFork: (change: Change) => void
  onClose: () => void
}

/** A run from a step on, with other values. */
export function ForkRun({ step, input, vars, request, busy, onFork, onClose }: Props) {
  const t = messages.t.dialogs
  const before = { input: writeJson(input), vars: writeJson(vars), request: writeJson(request ?? {}) }
  const texts = useSignal(before)
  const parts = request === null ? (['input', 'vars'] as const) : (['request', 'input', 'vars'] as const)
  const wrong = parts.map((part) => jsonProblem(texts.value[part], true)).find((problem) => problem !== null)

  function fork() {
    // Only what was changed is said: the rest is taken over from the log.
    const changed = parts.filter((part) => texts.value[part] !== before[part])
    onFork(Object.fromEntries(changed.map((part) => [part, (jsonOf(texts.value[part]) ?? {}) as JsonObject])))
  }

  return (
    <Dialog
      title={t.forkTitle(step)}
      lead={t.forkLead}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.close}</Button>
          <Button kind="primary" busy={busy} disabled={wrong ?? false} onClick={fork}>
            {t.forkAct}
          </Button>
        </>
      }
    >
      <div class="stack">
        {parts.map((part) => (
          <JsonField
            key={part}
            object
            label={t[part]}
            rows={part === 'vars' ? 3 : 6}
            value={texts.value[part]}
            onInput={(text) => (texts.value = { ...texts.value, [part]: text })}
          />
        ))}
      </div>
    </Dialog>
  )
}
