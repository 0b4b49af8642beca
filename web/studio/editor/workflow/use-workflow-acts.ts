import { useMemo } from 'preact/hooks'
import {
  addWorkflow,
  duplicateWorkflow,
  removeWorkflow,
  renameWorkflow,
} from '#domain/components/operations/workflows.ts'
import type { StepPlace } from '#domain/components/operations/steps.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import { stepsIn } from '#domain/workflows/tree.ts'
import { confirm } from '#web/ui/confirm.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useEditor } from '../context.ts'
import { messages } from './messages.ts'
import { newConfig } from './new-step.ts'

/** What menus, keys, the palette and the graph do alike in a workflow. */
export function useWorkflowActs() {
  const { model, flow, view } = useEditor()
  return useMemo(() => {
    const document = () => model.draft.document.peek()
    return {
      /** Puts a new step at a place, or where new steps go. */
      addStep(kind: StepKind, at?: StepPlace | null) {
        flow.add(kind, messages.t.kinds[kind], newConfig(kind, messages.t, model.random()), at)
        flow.menu.value = null
      },
      /** Shows the steps to choose from beside an element. */
      chooseStep(place: StepPlace | null, beside: Element | { clientX: number; clientY: number }) {
        const anchor =
          'clientX' in beside
            ? { x: beside.clientX, y: beside.clientY, width: 0, height: 0 }
            : (({ x, y, width, height }: DOMRect) => ({ x, y, width, height }))(beside.getBoundingClientRect())
        flow.menu.value = { place, anchor }
      },
      /** The place at the end of a way on of a step. */
      endOf(workflow: Workflow, { id, stage }: Step, slot: string): StepPlace {
        const sequence = { stage, parent: id, slot }
        return { ...sequence, index: stepsIn(workflow, sequence).length }
      },
      openInspector() {
        view.inspector.value = { ...view.inspector.peek(), open: true }
      },
      copy() {
        const count = flow.chosen.peek().length
        flow.copy()
        if (count > 0) toast({ tone: 'info', text: messages.t.copied(count), showMs: 2_000 })
      },
      addWorkflow() {
        const now = document()
        const { list } = messages.t
        if (now) model.act(addWorkflow(now, { title: list.newTitle, stage: list.firstStage }, model.random()))
      },
      renameWorkflow({ id, title: before }: Workflow, title: string) {
        const now = document()
        // Links and programs keep working: a key that was published stays.
        const wasLive = model.draft.live.peek()?.document.workflows[id] !== undefined
        if (now && title.trim() !== '' && title !== before)
          model.act(renameWorkflow(now, id, title.trim(), wasLive), { select: false, merge: `${id}.title` })
      },
      duplicateWorkflow({ id, title }: Workflow) {
        const now = document()
        if (now) model.act(duplicateWorkflow(now, id, messages.t.list.copyOf(title), model.random()))
      },
      async removeWorkflow({ id, title, steps }: Workflow) {
        const { list } = messages.t
        const count = Object.keys(steps).length
        const sure =
          count === 0 ||
          (await confirm({
            title: list.removeTitle(title),
            loss: list.removeLoss(count),
            act: list.remove,
            keep: list.keep,
          }))
        const now = document()
        if (!sure || !now) return
        model.act(removeWorkflow(now, id), { select: false })
        model.select({ kind: 'none' })
      },
      async removeStage(id: string) {
        const workflow = model.workflow.peek()
        const { list, stage } = messages.t
        const title = workflow?.stages[id]?.title ?? ''
        const count = Object.values(workflow?.steps ?? {}).filter((step) => step.stage === id).length
        const sure =
          count === 0 ||
          (await confirm({
            title: stage.removeTitle(title),
            loss: list.removeLoss(count),
            act: stage.remove,
            keep: list.keep,
          }))
        if (sure) flow.removeStage(id)
      },
    }
  }, [model, flow, view])
}
export type WorkflowActs = ReturnType<typeof useWorkflowActs>
