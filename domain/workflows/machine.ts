import { ordered } from '../components/model.ts'
import type { Scope } from '../expressions/scope.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Retry, Step, Workflow } from './definition.ts'
import { slotsOf, withDefaults } from './registry.ts'
import { type Owner, workflowScope } from './scope.ts'
import type { Span } from './duration.ts'
import type { StepKind } from './step.ts'

/** A step with its neighbours worked out. */
export type Node = {
  readonly id: string
  readonly kind: StepKind
  readonly name: string
  readonly title: string
  readonly stage: string
  /** With defaults. */
  readonly config: JsonObject
  readonly retry: Retry | null
  readonly timeoutMs: number | null
  readonly parent: string | null
  readonly slot: string | null
  /** The step after it in the same sequence. */
  readonly next: string | null
  /** The first step of each slot that has any. */
  readonly slots: { readonly [slot: string]: string }
}

/** A workflow ready to run. Made of one definition, identified by its hash; never changes. */
export type Machine = {
  readonly workflow: string
  readonly hash: string
  readonly stages: readonly { readonly id: string; readonly title: string; readonly first: string | null }[]
  readonly nodes: { readonly [id: string]: Node }
  readonly scope: Scope
  /** Events some step waits for. Others are refused. */
  readonly events: ReadonlySet<string>
  readonly limited: boolean
  readonly onFailure: Workflow['onFailure']
  readonly timeout: Span | null
}

/** Steps of one sequence: of a stage, or of one slot of a step. */
const sequenceKey = (step: Pick<Step, 'stage' | 'parent' | 'slot'>) =>
  step.parent === null ? `stage ${step.stage}` : `step ${step.parent} ${step.slot ?? ''}`

/**
 * A definition as a machine. Total: what `check` reports becomes a step nobody reaches, or a failure with a code when it is reached.
 * @param hash identifies the definition; goes into the log
 */
export function compile(workflow: Workflow, owner: Owner, hash: string): Machine {
  const sequences = Map.groupBy(ordered(workflow.steps), sequenceKey)
  const nodes: { [id: string]: Node } = {}
  const events = new Set<string>()
  for (const sequence of sequences.values()) {
    sequence.forEach((step, i) => {
      nodes[step.id] = nodeOf(step, sequence[i + 1]?.id ?? null, sequences)
      if (step.kind === 'wait' && typeof step.config['event'] === 'string') events.add(step.config['event'])
    })
  }
  const { limits } = workflow
  return {
    workflow: workflow.id,
    hash,
    stages: ordered(workflow.stages).map(({ id, title }) => ({
      id,
      title,
      first: sequences.get(`stage ${id}`)?.[0]?.id ?? null,
    })),
    nodes,
    scope: workflowScope(workflow, owner),
    events,
    limited: limits.concurrency !== undefined || limits.perKey !== undefined || limits.perMinute !== undefined,
    onFailure: workflow.onFailure,
    timeout: workflow.timeout ?? null,
  }
}

function nodeOf(step: Step, next: string | null, sequences: ReadonlyMap<string, readonly Step[]>): Node {
  const slots = slotsOf(step).flatMap(({ id }) => {
    const first = sequences.get(`step ${step.id} ${id}`)?.[0]
    return first ? [[id, first.id] as const] : []
  })
  return {
    id: step.id,
    kind: step.kind,
    name: step.name,
    title: step.title,
    stage: step.stage,
    config: withDefaults(step),
    retry: step.retry ?? null,
    timeoutMs: step.timeoutMs ?? null,
    parent: step.parent,
    slot: step.slot ?? null,
    next,
    slots: Object.fromEntries(slots),
  }
}

/** Where a thread goes after a step: to another step, to the end of its branch, or to the end of the run. */
export type Following = { readonly at: string } | 'branch_over' | 'run_over'

/** What comes after a node. A branch of an *if* or an answer leads back to what follows the step it belongs to. */
export function following({ nodes, stages }: Machine, from: Node): Following {
  let node = from
  // Bounded by the depth of the tree; a definition edited by hand might hang in a circle.
  for (let depth = 0; depth < 1_000; depth++) {
    if (node.next !== null) return { at: node.next }
    if (node.parent === null) return firstOf(stages.slice(stages.findIndex(({ id }) => id === node.stage) + 1))
    if (node.slot === 'undo') return 'branch_over'
    const parent = nodes[node.parent]
    if (!parent) return 'run_over'
    if (opensThreads(parent.kind)) return 'branch_over'
    node = parent
  }
  return 'run_over'
}

/** The first step of the first stage that has one. */
export function firstOf(stages: Machine['stages']): Following {
  const stage = stages.find(({ first }) => first !== null)
  return stage?.first ? { at: stage.first } : 'run_over'
}

/** Steps whose branches run side by side, each in a thread of its own. */
export const opensThreads = (kind: StepKind): boolean => kind === 'parallel' || kind === 'each'
