import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { useEffect, useRef } from 'preact/hooks'
import { focusable } from '#web/ui/focus.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { SeveralSteps } from '../workflow/inspector/several-steps.tsx'
import { StepInspector } from '../workflow/inspector/step-inspector.tsx'
import { TriggersInspector } from '../workflow/inspector/triggers-inspector.tsx'
import { WorkflowInspector } from '../workflow/inspector/workflow-inspector.tsx'
import { ControlInspector } from './control-inspector.tsx'
import { PageInspector } from './page-inspector.tsx'
import { PropertyInspector } from './property-inspector.tsx'
import { SeveralInspector } from './several-inspector.tsx'

/** What is selected, and everything that can be set of it. */
export function Inspector() {
  const { model, view, flow } = useEditor()
  const root = useRef<HTMLElement>(null)
  const selection = model.selection.value
  const selected = model.selected.value
  const document = model.draft.document.value
  const workflow = model.workflow.value
  const wanted = view.entry.value

  // A problem leads to its entry: it is shown, and takes the focus.
  useEffect(() => {
    const entry =
      wanted === null ? null : root.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(wanted)}"]`)
    if (!entry) return
    entry.scrollIntoView({ block: 'nearest' })
    const editable = entry.querySelector<HTMLElement>('.cm-content')
    ;(editable ?? focusable(entry)[0])?.focus()
    view.entry.value = null
  })

  if (!document) return null
  const property = selection.kind === 'property' ? document.component.model.properties[selection.id] : undefined
  const [first] = selected
  return (
    <aside ref={root} class="insp" aria-label={messages.t.panels.inspector}>
      {workflow ? (
        <WorkflowParts workflow={workflow} steps={flow.steps.value} start={selection.kind === 'start'} />
      ) : property ? (
        <PropertyInspector key={property.id} property={property} />
      ) : selected.length > 1 ? (
        <SeveralInspector controls={selected} />
      ) : first ? (
        <ControlInspector key={first.id} control={first} />
      ) : (
        <PageInspector />
      )}
    </aside>
  )
}

function WorkflowParts({ workflow, steps, start }: { workflow: Workflow; steps: readonly Step[]; start: boolean }) {
  const [step] = steps
  if (start) return <TriggersInspector key={workflow.id} workflow={workflow} />
  if (!step) return <WorkflowInspector key={workflow.id} workflow={workflow} />
  if (steps.length > 1) return <SeveralSteps steps={steps} />
  return <StepInspector key={step.id} step={step} workflow={workflow} />
}
