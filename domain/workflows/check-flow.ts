import { error, warning } from '../components/report.ts'
import type { Problem } from '../lib/problem.ts'
import type { CheckPlace } from './check.ts'
import type { Workflow } from './definition.ts'
import { compile, type Machine, type Node } from './machine.ts'
import { loopsForEver, reachable } from './reach.ts'

/** Everything wrong with the ways through a workflow: places no run comes to, and ways that never end. */
export function checkFlow(workflow: Workflow, place: CheckPlace): Problem[] {
  const machine = compile(workflow, place.owner, '')
  return [
    ...checkReach(machine),
    ...Object.values(machine.nodes)
      .filter((node) => node.kind === 'go' && loopsForEver(machine, node))
      .map(({ id }) => error('loop_without_exit', ['steps', id])),
    ...checkCalls(workflow, place),
  ]
}

/** The first of the steps in a row that no run comes to; a whole stage by itself. Steps that hang nowhere are told elsewhere. */
function checkReach(machine: Machine): Problem[] {
  const seen = reachable(machine)
  const nodes = Object.values(machine.nodes)
  const before = new Map(nodes.flatMap(({ id, next }) => (next === null ? [] : [[next, id] as const])))
  const stages = machine.stages.filter(({ id, first }) => {
    const inside = nodes.filter(({ stage, parent }) => stage === id && parent === null)
    return first !== null && inside.every((node) => !seen.has(node.id))
  })
  const lost = new Set(stages.map(({ id }) => id))
  const isFirst = ({ id, parent, slot, stage }: Node): boolean => {
    const [left, above] = [before.get(id), parent === null ? null : machine.nodes[parent]]
    if (left !== undefined) return seen.has(left)
    // The first step of a branch is reached where its step is, unless it hangs in a part that its step has not.
    return above === null
      ? !lost.has(stage)
      : above !== undefined && seen.has(above.id) && above.slots[slot ?? ''] === id
  }
  return [
    ...stages.map(({ id }) => warning('stage_unreachable', ['stages', id])),
    ...nodes
      .filter((node) => !seen.has(node.id) && !(node.parent === null && lost.has(node.stage)) && isFirst(node))
      .map(({ id }) => warning('step_unreachable', ['steps', id])),
  ]
}

/** Workflows that start each other and wait in a circle would never end. */
function checkCalls({ id, steps }: Workflow, { workflows }: CheckPlace): Problem[] {
  return Object.values(steps).flatMap(({ id: step, kind, config }) => {
    const { workflow, wait } = config
    if (kind !== 'workflow' || wait === false || typeof workflow !== 'string') return []
    const seen = new Set<string>()
    const open = [workflow]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === id) return [error('workflow_in_circle', ['steps', step, 'config', 'workflow'])]
      if (seen.has(at)) continue
      seen.add(at)
      open.push(...(workflows.get(at) ?? []))
    }
    return []
  })
}
