import { type Following, firstOf, following, type Machine, type Node } from './machine.ts'
import { slotsOf } from './registry.ts'

const next = (place: Following): string[] => (typeof place === 'object' ? [place.at] : [])

/** Where a run is sent by a step that leads to a stage: its first step, or that of the next stage that has any. */
function entryOf({ stages }: Machine, stage: unknown): string[] {
  const at = stages.findIndex(({ id }) => id === stage)
  return at < 0 ? [] : next(firstOf(stages.slice(at)))
}

/** Every step a run may come to from one, whatever its expressions give. Rather too many than too few. */
function successorsOf(machine: Machine, node: Node): string[] {
  const slots = Object.values(node.slots)
  switch (node.kind) {
    case 'go':
      return entryOf(machine, node.config['stage'])
    case 'finish':
    case 'fail':
    case 'reset':
      return []
    case 'if':
    case 'switch': {
      // A branch without steps leads on to what follows.
      const isFull = slotsOf(node).every(({ id }) => node.slots[id] !== undefined)
      return isFull ? slots : [...slots, ...next(following(machine, node))]
    }
    default:
      return [...slots, ...next(following(machine, node))]
  }
}

/** Ids of the steps that a run may come to. */
export function reachable(machine: Machine): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = next(firstOf(machine.stages))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = machine.nodes[id]
    if (!node || seen.has(id)) continue
    seen.add(id)
    open.push(...successorsOf(machine, node))
  }
  return seen
}

const DECIDES: ReadonlySet<string> = new Set(['ask', 'wait', 'if', 'switch', 'workflow', 'finish', 'fail', 'reset'])

/**
 * Whether a *go* leads back to itself on the only way there is, with nothing on it that waits, decides or ends. A step with branches that
 * hold steps is given the benefit of the doubt.
 */
export function loopsForEver(machine: Machine, go: Node): boolean {
  const seen = new Set<string>()
  let [at] = entryOf(machine, go.config['stage'])
  while (at !== undefined && !seen.has(at)) {
    if (at === go.id) return true
    seen.add(at)
    const node: Node | undefined = machine.nodes[at]
    if (!node || DECIDES.has(node.kind) || Object.keys(node.slots).length > 0) return false
    at = node.kind === 'go' ? entryOf(machine, node.config['stage'])[0] : next(following(machine, node))[0]
  }
  return false
}
