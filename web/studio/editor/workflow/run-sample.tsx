import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import type { Workflow } from '#domain/workflows/definition.ts'
import { Button } from '#web/ui/button.tsx'
import { playIcon } from '#web/ui/icons.ts'
import { useWorkspace } from '../../context.ts'
import { messages } from '../../runs/messages.ts'
import { RunWithSample } from '../../runs/run-with-sample.tsx'
import { useEditor } from '../context.ts'

/** Tries the workflow that is shown, and goes on to watch the run. */
export function RunSample({ workflow }: { workflow: Workflow }) {
  const { model } = useEditor()
  const workspace = useWorkspace()
  const { route } = useLocation()
  const open = useSignal(false)
  const t = messages.t.test
  const document = model.draft.document.value
  if (!document || !workspace.may('runs.operate')) return null
  const isSaved = model.draft.state.value === 'saved'
  return (
    <>
      <Button icon={playIcon} disabled={isSaved ? false : t.unsaved} onClick={() => (open.value = true)}>
        {t.open}
      </Button>
      {open.value && (
        <RunWithSample
          document={document}
          workflow={workflow}
          onStarted={(run) => route(`/studio/runs/${run}`)}
          onClose={() => (open.value = false)}
        />
      )}
    </>
  )
}
