import { useComputed } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import type { StepKind } from '#domain/workflows/step.ts'
import { subtreeOf } from '#domain/workflows/tree.ts'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Button } from '#web/ui/button.tsx'
import { plusIcon, workflowIcon } from '#web/ui/icons.ts'
import type { GraphActs } from '../../graph/context.ts'
import { Graph } from '../../graph/graph.tsx'
import { right, type Scene } from '../../graph/scene.ts'
import { layoutColumns } from '../../graph/layout/columns.ts'
import { useEditor } from '../context.ts'
import { columnsOf, placeFrom, START } from './columns.ts'
import { facesOf } from './faces.ts'
import { messages } from './messages.ts'
import { StageHead } from './stage-head.tsx'
import { stepItems } from './step-menu-items.ts'
import { stepTitle } from './steps-text.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'

const NEW_STAGE = 'new-stage'

/** Beside the last stage there is room for another. */
function withStagePlace(scene: Scene, label: string): Scene {
  const last = scene.groups.findLast(({ look }) => look === 'stage')
  if (!last) return scene
  const at = { x: right(last.box) + 130, y: 34 }
  return { ...scene, places: [...scene.places, { id: NEW_STAGE, at, look: 'empty', label }] }
}

/** The workflow as a graph: stages as columns, steps as cards. */
export function WorkflowGraph() {
  const { model, flow, view: panels } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t
  const faces = useMemo(() => facesOf(model, flow), [model, flow])
  const scene = useComputed(() => {
    const workflow = model.workflow.value
    const laid = layoutColumns(workflow ? columnsOf(workflow, { faces: faces.value, t: messages.t }) : [])
    return withStagePlace(laid, messages.t.stage.add)
  })
  const selected = useComputed<ReadonlySet<string>>(() =>
    model.selection.value.kind === 'start' ? new Set([START]) : new Set(flow.chosen.value),
  )
  const workflow = model.workflow.value
  const id = workflow?.id

  const graphActs = useMemo<GraphActs>(() => {
    const now = () => model.workflow.peek()
    const placeNow = (place: string) => {
      const shown = now()
      return shown ? placeFrom(place, shown) : null
    }
    return {
      select(ids, { toggle }) {
        if (ids.length === 1 && ids[0] === START) return model.select({ kind: 'start' })
        const steps = ids.filter((each) => each !== START)
        if (toggle) flow.toggle(steps)
        else flow.select(steps)
      },
      open: () => acts.openInspector(),
      add(place, beside) {
        if (place !== NEW_STAGE) return acts.chooseStep(placeNow(place), beside)
        const count = Object.keys(now()?.stages ?? {}).length
        flow.addStage(messages.t.stage.newTitle(count + 1), count)
      },
      find: (at) => acts.chooseStep(null, at),
      way(stepId, slot, beside) {
        const shown = now()
        const step = shown?.steps[stepId]
        if (shown && step) acts.chooseStep({ ...acts.endOf(shown, step, slot), index: 0 }, beside)
      },
      fix(stepId) {
        const path = model.problems
          .peek()
          .find(({ path: [, , part, owner] }) =>
            stepId === START ? part === 'triggers' : part === 'steps' && owner === stepId,
          )?.path
        if (stepId === START) model.select({ kind: 'start' })
        else flow.select([stepId])
        acts.openInspector()
        panels.entry.value = (path?.[4] === 'config' ? path[5] : path?.[4]) ?? null
      },
      menu(stepId, event) {
        const shown = now()
        const step = shown?.steps[stepId]
        if (!shown || !step) return
        if (!flow.chosen.peek().includes(stepId)) flow.select([stepId])
        const beside = () => document.querySelector(`[data-card="${CSS.escape(stepId)}"]`)
        openContextMenu(event, stepTitle(step, messages.t), stepItems({ flow, acts, workflow: shown, step, beside }))
      },
      dragged(stepId) {
        const step = now()?.steps[stepId]
        if (!step) return null
        const chosen = flow.chosen.peek()
        const ids = chosen.includes(stepId) ? chosen : [stepId]
        const title = ids.length > 1 ? messages.t.inspector.several(ids.length) : stepTitle(step, messages.t)
        return { type: 'steps', ids, title }
      },
      takes: ({ type }) => type === 'steps' || type === 'step-kind',
      drop(dragged, place, copy) {
        const [shown, at] = [now(), placeNow(place)]
        if (!shown || !at) return
        if (dragged.type === 'step-kind') acts.addStep(dragged.kind as StepKind, at)
        if (dragged.type !== 'steps') return
        const inside = dragged.ids.some((each) => subtreeOf(shown, each).some((step) => step.id === at.parent))
        if (inside) return
        if (copy) flow.copyTo(dragged.ids, at)
        else flow.move(dragged.ids, at)
      },
    }
  }, [model, flow, acts, panels])

  // Another workflow is shown from its start.
  useLayoutEffect(() => flow.view.start(scene.peek().bounds), [id, flow, scene])
  useEffect(() => () => void (flow.menu.value = null), [flow])

  if (!workflow) return null
  const isEmpty = Object.keys(workflow.steps).length === 0
  return (
    <main class="wf-graph" aria-label={t.view.graphOf(workflow.title)}>
      <h1 class="sr">{workflow.title}</h1>
      <Graph
        label={t.view.graphOf(workflow.title)}
        scene={scene}
        faces={faces}
        view={flow.view}
        selected={selected}
        acts={graphActs}
        head={({ id: stage }) => <StageHead id={stage} />}
      />
      {isEmpty && (
        <div class="wf-empty">
          <EmptyState
            icon={workflowIcon}
            title={t.view.emptyTitle}
            action={
              <Button icon={plusIcon} onClick={(event) => acts.chooseStep(null, event.currentTarget as HTMLElement)}>
                {t.view.first}
              </Button>
            }
          >
            {t.view.emptyHelp}
          </EmptyState>
        </div>
      )}
    </main>
  )
}
