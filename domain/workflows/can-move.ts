import type { RunEvent } from './events.ts'
import type { Machine } from './machine.ts'
import type { RunState } from './state.ts'
import { transition } from './transition.ts'

/** Where a run would have gone another way under another definition. */
export type Obstacle = {
  /** Index of the event in the log. */
  readonly event: number
  /** What the definition it runs on came to: steps it stood at, by thread; what the other one would have. */
  readonly here: readonly string[]
  readonly there: readonly string[]
}

/**
 * Whether a run may go on with another definition: replaying its log there leads through the same steps, in the same order and under the
 * same numbers. Texts, deadlines and everything after the present may differ.
 * @returns null when it may
 */
export function obstacleTo(from: Machine, to: Machine, log: readonly RunEvent[]): Obstacle | null {
  let [here, there]: [RunState | null, RunState | null] = [null, null]
  for (const [event, each] of log.entries()) {
    here = transition(from, here, each)[0]
    there = transition(to, there, each.type === 'run.started' ? { ...each, machine: to.hash } : each)[0]
    const [a, b] = [standing(here, from), standing(there, to)]
    if (a.length !== b.length || a.some((text, i) => text !== b[i])) return { event, here: a, there: b }
  }
  return null
}

/** What must be the same: which thread stands where, under which number, at which kind of step, doing what. */
const standing = (state: RunState | null, { nodes }: Machine): string[] =>
  state === null
    ? []
    : [
        ...Object.values(state.threads).map(
          ({ id, node, entry, attempt, phase }) =>
            `${id} ${node} ${nodes[node]?.kind ?? 'missing'} ${entry} ${attempt} ${phase}`,
        ),
        ...(state.ending ? [`ended ${state.ending.as}`] : []),
      ]
