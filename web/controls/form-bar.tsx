import { Button } from '#web/ui/button.tsx'
import { formMessages } from './form-messages.ts'
import type { Runtime } from './runtime.ts'

/** Says that something is not saved, while it is so. */
export function FormBar({ runtime }: { runtime: Runtime }) {
  const changed = runtime.form.changed.value.length
  if (changed === 0) return null
  return (
    <div class="savebar" role="status">
      <span class="dot warning" aria-hidden />
      <span class="muted grow">{formMessages.t.changed(changed)}</span>
      <Button
        kind="ghost"
        disabled={runtime.form.saving.value ? formMessages.t.save : false}
        onClick={() => runtime.form.discard()}
      >
        {formMessages.t.discard}
      </Button>
    </div>
  )
}
