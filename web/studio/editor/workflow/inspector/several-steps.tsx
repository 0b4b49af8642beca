import type { Step } from '#domain/workflows/definition.ts'
import { Button } from '#web/ui/button.tsx'
import { copyIcon, trashIcon } from '#web/ui/icons.ts'
import { useEditor } from '../../context.ts'
import { InspectorHead } from '../../inspector/inspector-head.tsx'
import { messages } from '../messages.ts'
import { stepTitle } from '../steps-text.ts'
import { useWorkflowActs } from '../use-workflow-acts.ts'

/** Several steps at once: what can be done with all of them. */
export function SeveralSteps({ steps }: { steps: readonly Step[] }) {
  const { flow } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t
  return (
    <>
      <InspectorHead
        icon="layers"
        kind={t.inspector.severalHelp}
        name={t.inspector.several(steps.length)}
        label={t.inspector.name}
      />
      <div class="iscroll">
        <div class="sec">
          <p class="help">{steps.map((step) => stepTitle(step, t)).join(', ')}</p>
          <div class="row wrap">
            <Button size="s" icon={copyIcon} onClick={acts.copy}>
              {t.menu.copy}
            </Button>
            <Button size="s" onClick={flow.duplicate}>
              {t.menu.duplicate}
            </Button>
            <Button size="s" kind="danger-quiet" icon={trashIcon} onClick={flow.remove}>
              {t.menu.remove}
            </Button>
          </div>
        </div>
      </div>
    </>
  )
}
