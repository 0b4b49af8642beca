import { useSignal } from '@preact/signals'
import type { PageView } from '#domain/sites/view.ts'
import { Button } from '#web/ui/button.tsx'
import { formMessages } from './form-messages.ts'
import type { Runtime } from './runtime.ts'

/** Whether some control of a page saves its record. In JSON a builder's own words cannot look like a command. */
const savesItself = ({ page }: PageView): boolean => JSON.stringify(page.controls).includes('"kind":"save"')

/** Says that something is not saved, while it is so. Saves, too, where the builder drew nothing that does. */
export function FormBar({ runtime }: { runtime: Runtime }) {
  const busy = useSignal(false)
  const changed = runtime.form.changed.value.length
  if (changed === 0) return null
  const save = async () => {
    busy.value = true
    try {
      await runtime.run({ kind: 'save' })
    } finally {
      busy.value = false
    }
  }
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
      {!savesItself(runtime.view) && (
        <Button kind="primary" busy={busy.value} onClick={() => void save()}>
          {formMessages.t.save}
        </Button>
      )}
    </div>
  )
}
