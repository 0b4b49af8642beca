import { useComputed, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { ordered } from '#domain/components/model.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { slotsOf, STEPS } from '#domain/workflows/registry.ts'
import { walkSteps } from '#domain/workflows/tree.ts'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, branchIcon, columnsIcon, errorIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Tree, type SelectHow } from '#web/ui/tree.tsx'
import { useEditor } from '../context.ts'
import { START } from './columns.ts'
import { problemsByStep } from './faces.ts'
import { messages } from './messages.ts'
import type { Messages } from './messages/en.ts'
import { stepItems } from './step-menu-items.ts'
import { slotTitle, stageTitle } from './steps-text.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'

export type OutlineRow = {
  readonly id: string
  readonly label: string
  readonly icon: string
  /** Null for a stage, a way on, and the start. */
  readonly step: Step | null
  readonly children?: readonly OutlineRow[]
}

/** What it is called, and what it is where that says something else; a way to a stage by the stage. */
function rowLabel(step: Step, workflow: Workflow, t: Messages): string {
  const { title, kind, config } = step
  const stage = typeof config['stage'] === 'string' ? stageTitle(workflow, config['stage']) : ''
  if (title === '') return kind === 'go' && stage !== '' ? t.summary.toStage(stage) : t.kinds[kind]
  return `${title}, ${t.kinds[kind]}`
}

/** A workflow as a tree: stages, their steps, the ways on that hold steps. */
export function outlineOf(workflow: Workflow, t: Messages): OutlineRow[] {
  const sequences = Map.groupBy(ordered(workflow.steps), ({ stage, parent, slot }) =>
    parent === null ? `stage ${stage}` : `step ${parent} ${slot ?? ''}`,
  )
  const rows = (key: string): OutlineRow[] => (sequences.get(key) ?? []).map(row)
  function row(step: Step): OutlineRow {
    const slots = slotsOf(step)
    const ways = slots.flatMap((slot): OutlineRow[] => {
      const inside = rows(`step ${step.id} ${slot.id}`)
      const own = slot.id !== 'failed' && slot.id !== 'undo'
      if (inside.length === 0 && !own) return []
      return [{ id: `${step.id}/${slot.id}`, label: slotTitle(slot, t), icon: 'branch', step: null, children: inside }]
    })
    const base = { id: step.id, label: rowLabel(step, workflow, t), icon: STEPS[step.kind].icon, step }
    return ways.length === 0 ? base : { ...base, children: ways }
  }
  return [
    { id: START, label: t.start.title, icon: 'play', step: null },
    ...ordered(workflow.stages).map(({ id, title }) => ({
      id: `stage ${id}`,
      label: title,
      icon: 'columns',
      step: null,
      children: rows(`stage ${id}`),
    })),
  ]
}

/** The workflow as a list one walks with the keys: the same acts as in the graph. */
export function Outline() {
  const { model, flow } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t
  const closed = useSignal<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const at = useSignal<string | null>(null)
  const wrong = useComputed(() => problemsByStep(model.problems.value, model.workflow.value?.id ?? ''))
  const workflow = model.workflow.value
  if (!workflow) return null
  const rows = outlineOf(workflow, t)
  const all: string[] = []
  const collect = (list: readonly OutlineRow[]) => {
    for (const row of list) {
      if (row.children) all.push(row.id)
      if (row.children) collect(row.children)
    }
  }
  collect(rows)
  const chosen = new Set(model.selection.value.kind === 'start' ? [START] : flow.chosen.value)
  const selected = chosen.size > 0 || at.value === null ? chosen : new Set([at.value])
  const element = (id: string) => document.querySelector(`.wf-outline [data-id="${CSS.escape(id)}"]`)

  function select(id: string, { toggle, range }: SelectHow) {
    at.value = id
    if (id === START) return model.select({ kind: 'start' })
    if (!workflow || !(id in workflow.steps)) return flow.select([])
    if (toggle) flow.toggle([id])
    else if (range && anchor.current !== null) {
      const order = walkSteps(workflow).map((step) => step.id)
      const [from, to] = [order.indexOf(anchor.current), order.indexOf(id)].toSorted((a, b) => a - b)
      return flow.select(order.slice(from, (to ?? 0) + 1))
    } else flow.select([id])
    anchor.current = id
  }

  /** Plain keys of the tree go first to the step they stand on. */
  function keyDown(event: KeyboardEvent, row: OutlineRow) {
    const { altKey, ctrlKey, metaKey } = event
    if (altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) flow.nudge(event.key === 'ArrowUp' ? -1 : 1)
    else if (altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
      flow.nudgeStage(event.key === 'ArrowLeft' ? -1 : 1)
    else if (!altKey && !ctrlKey && !metaKey && event.key.toLowerCase() === 'a') add(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Behind a step; at the end of a stage or a way on. */
  function add({ id, step }: OutlineRow) {
    const beside = element(id) ?? document.body
    if (!workflow || step !== null || id === START) return acts.chooseStep(null, beside)
    if (id.startsWith('stage ')) {
      const stage = id.slice('stage '.length)
      const index = Object.values(workflow.steps).filter((each) => each.stage === stage && each.parent === null).length
      return acts.chooseStep({ stage, parent: null, index }, beside)
    }
    const [owner = '', slot = ''] = id.split('/')
    const parent = workflow.steps[owner]
    if (parent) acts.chooseStep(acts.endOf(workflow, parent, slot), beside)
  }

  return (
    <main class="wf-outline" aria-label={t.view.outlineOf(workflow.title)}>
      <h1 class="sr">{workflow.title}</h1>
      <Tree
        label={t.view.outlineOf(workflow.title)}
        items={rows}
        multiple
        expanded={new Set(all.filter((id) => !closed.value.has(id)))}
        onExpand={(id, open) => {
          const next = new Set(closed.peek())
          if (open) next.delete(id)
          else next.add(id)
          closed.value = next
        }}
        selected={selected}
        onSelect={select}
        onActivate={() => acts.openInspector()}
        onKeyDown={keyDown}
        onContextMenu={(event, { step, label }) => {
          if (!step) return
          if (!flow.chosen.peek().includes(step.id)) flow.select([step.id])
          openContextMenu(event, label, stepItems({ flow, acts, workflow, step, beside: () => element(step.id) }))
        }}
        icon={({ icon }) =>
          icon === 'columns' || icon === 'branch' ? (
            <Icon drawing={icon === 'columns' ? columnsIcon : branchIcon} />
          ) : (
            <NamedIcon name={icon} />
          )
        }
        meta={({ step, id }) => {
          const problems = wrong.value.get(step?.id ?? id)
          if (problems) {
            const isError = problems.some(({ severity }) => severity === 'error')
            return (
              <Icon
                drawing={isError ? errorIcon : alertIcon}
                size="s"
                class={isError ? 'c-danger' : 'c-warning'}
                label={messages.t.place.problem}
              />
            )
          }
          return null
        }}
      />
    </main>
  )
}
