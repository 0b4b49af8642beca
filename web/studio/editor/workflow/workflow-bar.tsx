import { keyCaps } from '#web/ui/keys.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { panelIcon, plusIcon } from '#web/ui/icons.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useEditor } from '../context.ts'
import { messages } from './messages.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'
import type { Shown } from './workflow-model.ts'

/** The middle of the bar over a workflow: the panel of steps, a new step, graph or outline. */
export function WorkflowBar() {
  const { flow, view } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t.view
  const segments: { value: Shown; label: string }[] = [
    { value: 'graph', label: t.graph },
    { value: 'outline', label: t.outline },
  ]
  return (
    <>
      <IconButton
        icon={panelIcon}
        label={t.panel}
        keys={keyCaps('Mod+B')}
        pressed={view.flowLeft.value.open}
        onClick={() => view.toggle(view.flowLeft)}
      />
      <Button
        kind="ghost"
        icon={plusIcon}
        class="wf-add"
        aria-haspopup="listbox"
        onClick={(event) => acts.chooseStep(null, event.currentTarget as HTMLElement)}
      >
        {t.addStep}
      </Button>
      <span class="vsep" />
      <Segmented
        label={t.label}
        segments={segments}
        value={flow.shown.value}
        onChange={(shown) => (flow.shown.value = shown)}
      />
    </>
  )
}
