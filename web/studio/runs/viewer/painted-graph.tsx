import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { CardFace, Paint } from '../../graph/scene.ts'
import type { GraphActs } from '../../graph/context.ts'
import { Graph } from '../../graph/graph.tsx'
import { layoutColumns } from '../../graph/layout/columns.ts'
import { FAR, GraphView } from '../../graph/view.ts'
import { columnsOf, START } from '../../editor/workflow/columns.ts'
import { messages as steps } from '../../editor/workflow/messages.ts'
import { messages } from '../messages.ts'
import { type RoleName, paintedFace, plainFaces } from './faces.ts'
import { edgePaints, paintAt } from './paint.ts'
import type { RunModel } from './run-model.ts'
import { clockTime } from './clock.ts'

type Props = { model: RunModel; roles: ReadonlySignal<readonly RoleName[]>; now: ReadonlySignal<number> }

const NOTHING = new Map<string, never>()

/** The workflow as the run stood in it at the cursor. */
export function PaintedGraph({ model, roles, now }: Props) {
  const view = useMemo(() => new GraphView(), [])
  const plain = useComputed<ReadonlyMap<string, CardFace>>(() => {
    const [document, workflow] = [model.document.value, model.workflow.value]
    return document && workflow ? plainFaces(document, workflow, roles.value) : NOTHING
  })
  const scene = useComputed(() => {
    const workflow = model.workflow.value
    return layoutColumns(workflow ? columnsOf(workflow, { faces: plain.value, t: steps.t }) : [])
  })
  const painted = useComputed(() => {
    void model.grown.value
    const state = model.state.value
    return state ? paintAt(model.story(), model.position.value, state) : NOTHING
  })
  const faces = useFaces(model, plain, painted, now)
  const paints = useComputed<ReadonlyMap<string, Paint>>(() => {
    const state = model.state.value
    if (!state) return NOTHING
    return edgePaints(
      scene.value.edges,
      model.story(),
      model.position.value,
      painted.value,
      model.machine(state.machine),
    )
  })
  const selected = useComputed<ReadonlySet<string>>(() => new Set(model.node.value === null ? [] : [model.node.value]))
  const acts = useMemo<GraphActs>(
    () => ({
      select([node]) {
        model.choose(node === undefined || node === START ? null : { node, entry: null })
      },
    }),
    [model],
  )

  // The whole of it, once its size is known.
  const fitted = useSignal(false)
  useSignalEffect(() => {
    if (fitted.peek() || view.size.value.width === 0 || view.bounds.value.width === 0) return
    fitted.value = true
    view.fit()
    // A graph too large for that is shown where the run stands, near enough to be read.
    if (view.far.peek()) view.zoomTo(FAR)
  })
  return (
    <main class="rv-graph" aria-label={messages.t.viewer.graph}>
      <Graph
        label={messages.t.viewer.graph}
        scene={scene}
        faces={faces}
        view={view}
        selected={selected}
        paints={paints}
        acts={acts}
      />
    </main>
  )
}

/** Faces at the cursor; an entry stays the same object while nothing on its card has changed. */
function useFaces(
  model: RunModel,
  plain: ReadonlySignal<ReadonlyMap<string, CardFace>>,
  painted: ReadonlySignal<ReturnType<typeof paintAt>>,
  now: ReadonlySignal<number>,
): ReadonlySignal<ReadonlyMap<string, CardFace>> {
  const kept = useMemo(() => new Map<string, { readonly face: CardFace; readonly text: string }>(), [model])
  return useComputed(() => {
    const state = model.state.value
    if (!state) return plain.value
    const t = messages.t
    // Seen from a past event, what was open had been open until then.
    const at = model.following.value && model.isOpen.value ? now.value : state.at
    const next = new Map<string, CardFace>()
    for (const [id, face] of plain.value) {
      const fresh: CardFace =
        id === START
          ? { ...face, detail: t.cause[state.cause.by], aside: clockTime(state.startedAt).slice(0, 5), paint: 'done' }
          : paintedFace(face, painted.value.get(id), state, at)
      const text = JSON.stringify(fresh)
      const before = kept.get(id)
      const shown = before?.text === text ? before : { face: fresh, text }
      kept.set(id, shown)
      next.set(id, shown.face)
    }
    return next
  })
}
