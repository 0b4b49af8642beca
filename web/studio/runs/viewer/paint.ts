import type { Machine } from '#domain/workflows/machine.ts'
import type { RunState, Thread } from '#domain/workflows/state.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import type { Timeline, Visit } from '#domain/workflows/timeline.ts'
import { START } from '../../editor/workflow/columns.ts'
import type { Paint, SceneEdge } from '../../graph/scene.ts'

/** What a run had made of a step by some event. */
export type Painted = {
  readonly paint: Paint
  /** The stay that counts: where the run stands, else the latest. */
  readonly visit: Visit
  /** How often the run had come to it. */
  readonly times: number
}

/** The thread that stands at a stay, or null. */
export function standing({ thread, entry }: Visit, { threads }: RunState): Thread | null {
  const found = threads[thread]
  return found?.entry === entry ? found : null
}

function paintOf(visit: Visit, state: RunState, position: number): Paint {
  switch (standing(visit, state)?.phase) {
    case 'failed':
      return 'failed'
    case 'ready':
    case 'backoff':
      return 'wait'
    case undefined:
      if (visit.toEvent !== null && visit.toEvent <= position && visit.end === 'failed') return 'failed'
      return visit.end === 'dropped' ? 'idle' : 'done'
    default:
      return 'live'
  }
}

/** Every step the run had come to by an event. */
export function paintAt({ visits }: Timeline, position: number, state: RunState): ReadonlyMap<string, Painted> {
  const painted = new Map<string, Painted>()
  for (const visit of visits) {
    if (visit.fromEvent > position) break
    const before = painted.get(visit.node)
    const stays = before !== undefined && standing(before.visit, state) !== null
    const shown = stays && standing(visit, state) === null ? before.visit : visit
    painted.set(visit.node, { paint: 'done', visit: shown, times: (before?.times ?? 0) + 1 })
  }
  // A graph has few steps, a log may have many stays: colours are worked out last.
  return new Map(
    [...painted].map(([node, one]) => [node, { ...one, paint: paintOf(one.visit, state, position) }] as const),
  )
}

/**
 * Steps that led to one another by an event, as `from>to`. A step with ways leads to where the last step of a way led: one line is drawn
 * from where its ways have come together.
 */
function ledBy(story: Timeline, position: number, nodes: Machine['nodes']): ReadonlySet<string> {
  const led = new Set<string>()
  for (const { fromEvent, node, before } of story.visits) {
    if (fromEvent > position) break
    const from = before === null ? START : (story.visit(before)?.node ?? START)
    led.add(`${from}>${node}`)
    // A jump to a stage has a line of its own.
    if (nodes[from]?.kind === 'go') continue
    for (let up = nodes[from]?.parent ?? null; up !== null; up = nodes[up]?.parent ?? null) led.add(`${up}>>${node}`)
  }
  return led
}

/** Nothing goes on behind these. */
const ENDS: ReadonlySet<StepKind> = new Set(['go', 'finish', 'fail', 'reset'])

/** Lines of the graph the run has gone along by an event. */
export function edgePaints(
  edges: readonly SceneEdge[],
  story: Timeline,
  position: number,
  painted: ReadonlyMap<string, Painted>,
  { nodes }: Machine,
): ReadonlyMap<string, Paint> {
  const led = ledBy(story, position, nodes)
  const passed = (node: string) => {
    const found = painted.get(node)
    return found !== undefined && found.paint === 'done'
  }
  /** The first step of the way that was chosen. */
  const inside = (node: string): string | undefined => nodes[node]?.slots[painted.get(node)?.visit.slot ?? '']
  /** Whether the step went a way that holds nothing. */
  const wentPast = (node: string): boolean => passed(node) && inside(node) === undefined
  /** Whether a step and the way it chose are behind the run, and the run went on behind them. */
  const through = (node: string): boolean => {
    let last = inside(node)
    for (let next = last; next; next = nodes[next]?.next ?? undefined) last = next
    if (ENDS.has(nodes[last ?? node]?.kind ?? 'go')) return false
    return passed(node) && (last === undefined || through(last))
  }
  const taken = ({ from, to, via, past }: SceneEdge): boolean => {
    if (via !== undefined) return led.has(`${from}>${via}`)
    if (to.endsWith('#bypass')) return wentPast(from)
    if (to.endsWith('#end') || to.endsWith('#out')) return past ? wentPast(from) : through(from)
    // A frame or a column: whoever is through with the card has come to it.
    if (!(to in nodes)) return painted.has(from) && (to.startsWith(`${from}/`) || passed(from))
    return led.has(`${from}>${to}`) || (!past && led.has(`${from}>>${to}`))
  }
  return new Map(edges.map((edge) => [edge.id, taken(edge) ? 'done' : 'idle']))
}
