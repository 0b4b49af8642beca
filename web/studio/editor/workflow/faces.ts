import { computed, type ReadonlySignal } from '@preact/signals'
import { ordered } from '#domain/components/model.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import type { CardFace } from '../../graph/scene.ts'
import type { EditorModel } from '../editor-model.ts'
import { problemText } from '../expression/problem-text.ts'
import { faceOf } from './card-face.ts'
import { START } from './columns.ts'
import { messages } from './messages.ts'
import type { Messages } from './messages/en.ts'
import type { WorkflowModel } from './workflow-model.ts'

const NONE: readonly Problem[] = []

/** Problems of a workflow's parts: by step, and of what starts it. */
export function problemsByStep(
  problems: readonly Problem[],
  workflow: string,
): ReadonlyMap<string, readonly Problem[]> {
  const own = problems.filter(({ path: [root, id] }) => root === 'workflows' && id === workflow)
  return Map.groupBy(own, ({ path: [, , part, id = ''] }) => (part === 'steps' ? id : part === 'triggers' ? START : ''))
}

function startFace({ triggers }: Workflow, problems: readonly Problem[], t: Messages): CardFace {
  const [first, ...rest] = ordered(triggers).filter(({ off }) => !off)
  const words = first ? triggerText(first, t) : t.start.none
  const [worst] = problems
  const tone = worst?.severity === 'error' ? 'danger' : 'warning'
  return {
    icon: first ? TRIGGER_ICONS[first.kind] : 'play',
    kind: t.start.title,
    title: t.start.title,
    detail: rest.length === 0 ? words : t.start.more(words, rest.length),
    tone: 'data',
    ...(worst ? { flag: tone, note: { tone, text: problemText(worst), fix: t.place.fix } } : {}),
  }
}

type AnyTrigger = Workflow['triggers'][string]

export const TRIGGER_ICONS: { readonly [Kind in AnyTrigger['kind']]: string } = {
  webhook: 'api',
  schedule: 'clock',
  record: 'form',
  event: 'pulse',
  workflow: 'workflow',
}

/** A trigger in a line. */
export function triggerText(trigger: AnyTrigger, { triggerText: t }: Messages): string {
  switch (trigger.kind) {
    case 'webhook':
      return t.webhook
    case 'schedule':
      return t.schedule(trigger.cron)
    case 'record':
      return t.record[trigger.on]
    case 'event':
      return t.event(trigger.event)
    case 'workflow':
      return t.workflow
  }
}

/** What every card shows. An entry stays the same object while nothing it is made of has changed. */
export function facesOf(model: EditorModel, flow: WorkflowModel): ReadonlySignal<ReadonlyMap<string, CardFace>> {
  let before = new Map<string, { readonly face: CardFace; readonly text: string; readonly step: Step | null }>()
  let around: readonly unknown[] = []
  const problems = computed(() => problemsByStep(model.problems.value, model.workflow.value?.id ?? ''))
  return computed(() => {
    const workflow = model.workflow.value
    const document = model.draft.document.value
    const t = messages.t
    if (!workflow || !document) return new Map()
    const roles = flow.roles.value
    const wrong = problems.value
    const names = {
      workflow,
      t,
      role: (id: string) => roles.find((role) => role.id === id)?.name ?? id,
      property: (id: string) => document.component.model.properties[id]?.title ?? id,
      workflowTitle: (id: string) => document.workflows[id]?.title ?? '',
      problemText,
    }
    // Names of others may stand on any card: when they change all are made anew.
    const now = [t, roles, workflow.stages, document.component.model, wrong]
    const sameAround = now.every((part, i) => part === around[i])
    around = now
    const next: typeof before = new Map()
    const add = (id: string, step: Step | null, make: () => CardFace) => {
      const old = before.get(id)
      if (old && sameAround && step !== null && old.step === step) return void next.set(id, old)
      const face = make()
      const text = JSON.stringify(face)
      next.set(id, { face: old?.text === text ? old.face : face, text, step })
    }
    add(START, null, () => startFace(workflow, wrong.get(START) ?? NONE, t))
    for (const step of Object.values(workflow.steps))
      add(step.id, step, () => faceOf(step, wrong.get(step.id) ?? NONE, names))
    before = next
    return new Map([...next].map(([id, { face }]) => [id, face]))
  })
}
