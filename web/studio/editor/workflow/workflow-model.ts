import { computed, createModel, signal } from '@preact/signals'
import { addStage, moveStage, removeStage, renameStage } from '#domain/components/operations/stages.ts'
import {
  addStep,
  clipSteps,
  duplicateSteps,
  moveSteps,
  pasteSteps,
  removeSteps,
  type StepClip,
  type StepPlace,
} from '#domain/components/operations/steps.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { slotsOf } from '#domain/workflows/registry.ts'
import { changeScope, startScope, workflowScope } from '#domain/workflows/scope.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import { rootsOf, type Sequence, stepsIn, walkSteps } from '#domain/workflows/tree.ts'
import type { Box } from '#web/ui/place.ts'
import { GraphView } from '../../graph/view.ts'
import type { EditorModel } from '../editor-model.ts'

/** How the steps are shown. */
export type Shown = 'graph' | 'outline'

export type StepMenuAt = { readonly place: StepPlace | null; readonly anchor: Box }

const NO_STEPS: readonly Step[] = []

/** Where a step stands: its sequence and its rank in it. */
export function placeOf(workflow: Workflow, step: Step): StepPlace {
  const { stage, parent, slot } = step
  const index = stepsIn(workflow, step).findIndex(({ id }) => id === step.id)
  return { stage, parent, ...(slot === undefined ? {} : { slot }), index }
}

/** What is done to the workflow that is shown. Every act is a named operation on the document, as everywhere in the editor. */
export const WorkflowModel = createModel((model: EditorModel) => {
  const clipboard = signal<StepClip | null>(null)
  const chosen = computed<readonly string[]>(() =>
    model.selection.value.kind === 'steps' ? model.selection.value.ids : [],
  )
  const steps = computed<readonly Step[]>(() => {
    const workflow = model.workflow.value
    if (!workflow || chosen.value.length === 0) return NO_STEPS
    return chosen.value.flatMap((id) => workflow.steps[id] ?? [])
  })
  const owner = computed(() => model.draft.document.value?.component ?? null)
  // Compiled expressions are remembered by their scope: it is made anew only where a name or a type has changed.
  const names = computed(() =>
    Object.values(model.workflow.value?.steps ?? {})
      .map(({ name, kind }) => `${name} ${kind}`)
      .toSorted()
      .join('\n'),
  )
  const stepScope = computed<Scope>(() => {
    void names.value
    const component = owner.value
    const workflow = model.workflow.peek()
    return workflow && component ? workflowScope(workflow, component) : { variables: {}, title: '' }
  })

  const now = (then: (document: ComponentDocument, workflow: Workflow) => void) => {
    const [document, workflow] = [model.draft.document.peek(), model.workflow.peek()]
    if (document && workflow) then(document, workflow)
  }
  const select = (ids: readonly string[]) =>
    model.select(ids.length === 0 ? { kind: 'none' } : { kind: 'steps', ids: [...ids] })

  /** Behind the last selected step; else at the end of the last stage with steps, or of the first. */
  function defaultPlace(workflow: Workflow): StepPlace | null {
    const last = steps.peek().at(-1)
    if (last) {
      const place = placeOf(workflow, last)
      return { ...place, index: place.index + 1 }
    }
    const stages = Object.values(workflow.stages).toSorted((a, b) => (a.order < b.order ? -1 : 1))
    const inStage = (id: string): Sequence => ({ stage: id, parent: null })
    const stage = stages.findLast(({ id }) => stepsIn(workflow, inStage(id)).length > 0) ?? stages[0]
    if (!stage) return null
    return { ...inStage(stage.id), index: stepsIn(workflow, inStage(stage.id)).length }
  }

  return {
    view: new GraphView(),
    /** Steps to choose from are shown beside something, for a place; for where new steps go while it is null. */
    menu: signal<StepMenuAt | null>(null),
    /** Roles of the workspace, once they are asked for. */
    roles: signal<readonly { readonly id: string; readonly name: string }[]>([]),
    shown: signal<Shown>('graph'),
    clipboard,
    steps,
    chosen,
    stepScope,
    startScope: computed<Scope>(() => (owner.value ? startScope(owner.value) : { variables: {}, title: '' })),
    changeScope: computed<Scope>(() => (owner.value ? changeScope(owner.value) : { variables: {}, title: '' })),
    select,
    toggle(ids: readonly string[]) {
      const current = chosen.peek()
      const gone = ids.filter((id) => current.includes(id))
      select([...current.filter((id) => !gone.includes(id)), ...ids.filter((id) => !gone.includes(id))])
    },
    selectAll: () => now((_, workflow) => select(walkSteps(workflow).map(({ id }) => id))),
    defaultPlace: () => {
      const workflow = model.workflow.peek()
      return workflow ? defaultPlace(workflow) : null
    },

    add(kind: StepKind, title: string, config: JsonObject, at?: StepPlace | null) {
      now((document, workflow) => {
        const place = at ?? defaultPlace(workflow)
        if (place) model.act(addStep(document, workflow.id, { kind, title, config }, place, model.random()))
      })
    },
    copy() {
      now((_, workflow) => {
        if (chosen.peek().length > 0) clipboard.value = clipSteps(workflow, chosen.peek())
      })
    },
    cut() {
      now((document, workflow) => {
        if (chosen.peek().length === 0) return
        clipboard.value = clipSteps(workflow, chosen.peek())
        model.act(removeSteps(document, workflow.id, chosen.peek()))
        select([])
      })
    },
    paste(at?: StepPlace) {
      const held = clipboard.peek()
      now((document, workflow) => {
        const place = at ?? defaultPlace(workflow)
        if (held && place) model.act(pasteSteps(document, workflow.id, held, place, model.random()))
      })
    },
    duplicate() {
      now((document, workflow) => {
        if (chosen.peek().length > 0) model.act(duplicateSteps(document, workflow.id, chosen.peek(), model.random()))
      })
    },
    /** Removes what is selected; what stood beside it is selected then, so that the keys go on. */
    remove() {
      now((document, workflow) => {
        const [first] = rootsOf(workflow, chosen.peek())
        const step = workflow.steps[first ?? '']
        if (!step) return
        const gone = new Set(chosen.peek())
        const left = stepsIn(workflow, step).filter(({ id }) => !gone.has(id))
        const next = left.findLast(({ order }) => order < step.order) ?? left[0]
        model.act(removeSteps(document, workflow.id, chosen.peek()))
        select(next ? [next.id] : step.parent !== null && !gone.has(step.parent) ? [step.parent] : [])
      })
    },
    move(ids: readonly string[], place: StepPlace) {
      now((document, workflow) => model.act(moveSteps(document, workflow.id, ids, place)))
    },
    copyTo(ids: readonly string[], place: StepPlace) {
      now((document, workflow) =>
        model.act(
          pasteSteps(document, workflow.id, clipSteps(workflow, ids), place, model.random(), 'steps_duplicated'),
        ),
      )
    },
    /** Moves the selection among its siblings, and at their end into the stage beside: the keyboard's way of dragging. */
    nudge(by: 1 | -1) {
      now((document, workflow) => {
        const ids = rootsOf(workflow, chosen.peek())
        const [first, last] = [workflow.steps[ids[0] ?? ''], workflow.steps[ids.at(-1) ?? '']]
        if (!first || !last) return
        const siblings = stepsIn(workflow, first)
        const at = siblings.findIndex(({ id }) => id === (by === -1 ? first.id : last.id))
        const index = by === -1 ? at - 1 : at + 2
        if (index < 0 || index > siblings.length) return
        model.act(moveSteps(document, workflow.id, ids, { ...placeOf(workflow, first), index }))
      })
    },
    /** Moves the selection to the end of the stage beside its own. */
    nudgeStage(by: 1 | -1) {
      now((document, workflow) => {
        const ids = rootsOf(workflow, chosen.peek())
        const first = workflow.steps[ids[0] ?? '']
        const stages = Object.values(workflow.stages).toSorted((a, b) => (a.order < b.order ? -1 : 1))
        const stage = stages[stages.findIndex(({ id }) => id === first?.stage) + by]
        if (!first || !stage) return
        const place = { stage: stage.id, parent: null }
        const index = stepsIn(workflow, place).length
        model.act(moveSteps(document, workflow.id, ids, { ...place, index }))
      })
    },
    addStage(title: string, index: number) {
      now((document, workflow) =>
        model.act(addStage(document, workflow.id, { title, index }, model.random()), { select: false }),
      )
    },
    renameStage: (id: string, title: string) =>
      now((document, workflow) => model.act(renameStage(document, workflow.id, id, title), { select: false })),
    moveStage: (id: string, index: number) =>
      now((document, workflow) => model.act(moveStage(document, workflow.id, id, index), { select: false })),
    removeStage: (id: string) =>
      now((document, workflow) => model.act(removeStage(document, workflow.id, id), { select: false })),
    /** Values the expressions of a workflow are worked out with while one edits: the record as the run would see it. */
    sample: (record: Json): JsonObject => ({ record, input: {}, vars: {}, index: 0, item: null }),
    slots: (step: Step) => slotsOf(step),
  }
})
export type WorkflowModel = InstanceType<typeof WorkflowModel>
