import type { Machine } from '#domain/workflows/machine.ts'
import type { RunState, Thread } from '#domain/workflows/state.ts'
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

/** Steps that led to one another by an event, as `from>to`. */
function ledBy(story: Timeline, position: number): ReadonlySet<string> {
  const led = new Set<string>()
  for (const { fromEvent, node, before } of story.visits) {
    if (fromEvent > position) break
    const from = before === null ? START : story.visit(before)?.node
    led.add(`${from}>${node}`)
  }
  return led
}

/** Lines of the graph the run has gone along by an event. */
export function edgePaints(
  edges: readonly SceneEdge[],
  story: Timeline,
  position: number,
  painted: ReadonlyMap<string, Painted>,
  { nodes }: Machine,
): ReadonlyMap<string, Paint> {
  const led = ledBy(story, position)
  const passed = (node: string) => {
    const found = painted.get(node)
    return found !== undefined && found.paint === 'done'
  }
  /** The first step of the way that was chosen. */
  const inside = (node: string): string | undefined => nodes[node]?.slots[painted.get(node)?.visit.slot ?? '']
  /** Whether a step and the way it chose are behind the run. */
  const through = (node: string): boolean => {
    let last = inside(node)
    for (let next = last; next; next = nodes[next]?.next ?? undefined) last = next
    return passed(node) && (last === undefined || through(last))
  }
  const taken = ({ from, to, via }: SceneEdge): boolean => {
    if (via !== undefined) return led.has(`${from}>${via}`)
    // Beside a way with steps of its own, a card's line to the end is that of a way not taken.
    if (to.endsWith('#end')) return passed(from) && inside(from) === undefined
    if (to.endsWith('#out')) return through(from)
    if (to.endsWith('#bypass')) {
      const slot = painted.get(from)?.visit.slot
      return slot !== undefined && slot !== null && nodes[from]?.slots[slot] === undefined
    }
    // A frame or a column: whoever is through with the card has come to it.
    if (!(to in nodes)) return painted.has(from) && (to.startsWith(`${from}/`) || passed(from))
    return led.has(`${from}>${to}`)
  }
  return new Map(edges.map((edge) => [edge.id, taken(edge) ? 'done' : 'idle']))
}
