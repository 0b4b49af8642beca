import { ordered } from '#domain/components/model.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { SHARED_SLOTS } from '#domain/workflows/definition.ts'
import { STEPS } from '#domain/workflows/registry.ts'
import type { StepPlace } from '#domain/components/operations/steps.ts'
import type { CardFace } from '../../graph/scene.ts'
import { SIZE } from '../../graph/layout/measure.ts'
import type { Column, Go, Node, Sequence } from '../../graph/layout/tree.ts'
import type { Messages } from './messages/en.ts'
import { slotTitle } from './steps-text.ts'

/** The card that stands for what starts the workflow. */
export const START = 'start'

const FACE_PX = 48
const FOOT_PX = 26
const NOTE_PX = { short: 27, long: 42 }
/** Signs of a note that fit into one line beside its button. */
const NOTE_SIGNS = 22
const CELL_PX = 58

/** How tall a card is: what it shows decides. */
export function cardHeight({ foot, note }: Pick<CardFace, 'foot' | 'note'>): number {
  const noteHeight = note ? (note.text.length > NOTE_SIGNS + (note.fix ? 0 : 12) ? NOTE_PX.long : NOTE_PX.short) : 0
  return FACE_PX + (foot && foot.length > 0 ? FOOT_PX : 0) + noteHeight
}

const ENDS = new Set<Step['kind']>(['go', 'finish', 'fail', 'reset'])

const keyOf = ({ stage, parent, slot }: Pick<Step, 'stage' | 'parent' | 'slot'>): string =>
  parent === null ? `stage ${stage}` : `step ${parent} ${slot ?? ''}`

/** A place as the graph calls it: `<sequence>#<index>`. */
export function placeFrom(id: string, { steps }: Workflow): StepPlace | null {
  const at = id.lastIndexOf('#')
  const [kind, owner = '', slot = ''] = id.slice(0, at).split(' ')
  const index = Number(id.slice(at + 1))
  if (kind === 'stage') return { stage: owner, parent: null, index }
  const parent = steps[owner]
  return parent ? { stage: parent.stage, parent: owner, slot, index } : null
}

type Options = { readonly faces: ReadonlyMap<string, CardFace>; readonly t: Messages }

/** A workflow as the graph lays it out: stages are columns, ways to a stage are lines, what undoes and what catches are small cards. */
export function columnsOf(workflow: Workflow, { faces, t }: Options): Column[] {
  const sequences = Map.groupBy(ordered(workflow.steps), keyOf)
  const stages = ordered(workflow.stages)

  const goOf = (step: Step | undefined): Go | null => {
    const to = step?.kind === 'go' ? step.config['stage'] : undefined
    return step && typeof to === 'string' && to in workflow.stages ? { id: step.id, to, label: '' } : null
  }

  /** @param label what its line to a stage is called where nothing comes before it */
  function sequence(id: string, label: string | null, seen: ReadonlySet<string>): Sequence {
    const steps = (sequences.get(id) ?? []).filter((step) => !seen.has(step.id))
    const last = steps.at(-1)
    const go = steps.length > 1 || label !== null ? goOf(last) : null
    const shown = go ? steps.slice(0, -1) : steps
    const words =
      steps.length === 1 && label !== null ? label : go ? t.summary.toStage(workflow.stages[go.to]?.title ?? '') : ''
    return {
      id,
      nodes: shown.map((step) => node(step, new Set([...seen, step.id]))),
      go: go && { ...go, label: words },
      ends: go === null && last !== undefined && ENDS.has(last.kind),
    }
  }

  function node(step: Step, seen: ReadonlySet<string>): Node {
    const framed = step.kind === 'parallel' || step.kind === 'each'
    const slots = STEPS[step.kind].slots(step.config)
    const face = faces.get(step.id)
    return {
      id: step.id,
      width: Math.max(SIZE.card, framed ? 0 : slots.length * CELL_PX),
      height: face ? cardHeight(face) : FACE_PX,
      framed,
      chips: SHARED_SLOTS.toReversed().flatMap((slot) => chips(`step ${step.id} ${slot}`, slot, 0, seen)),
      branches: slots.map((slot) => {
        const title = slotTitle(slot, t)
        return { slot: slot.id, title, sequence: sequence(`step ${step.id} ${slot.id}`, framed ? null : title, seen) }
      }),
    }
  }

  function chips(id: string, look: 'undo' | 'failed', depth: number, seen: ReadonlySet<string>): Node['chips'] {
    return (sequences.get(id) ?? []).flatMap((step) => {
      if (seen.has(step.id)) return []
      const within = new Set([...seen, step.id])
      const inside = [...STEPS[step.kind].slots(step.config).map((slot) => slot.id), ...SHARED_SLOTS]
      return [
        { id: step.id, look, depth },
        ...inside.flatMap((slot) => chips(`step ${step.id} ${slot}`, look, depth + 1, within)),
      ]
    })
  }

  const startFace = faces.get(START)
  const start: Node = {
    id: START,
    width: SIZE.card,
    height: startFace ? cardHeight(startFace) : FACE_PX,
    fixed: true,
    framed: false,
    chips: [],
    branches: [],
  }
  return stages.map(({ id, title }, i) => {
    const own = sequence(`stage ${id}`, null, new Set())
    return { id, title, sequence: i === 0 ? { ...own, nodes: [start, ...own.nodes] } : own }
  })
}
