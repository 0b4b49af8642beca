import type { RunEvent } from './events.ts'
import { machineOf, type Machines, transition } from './transition.ts'
import type { RunState } from './state.ts'

/**
 * The part of a log before a step was entered, for a run that goes on from there: its effects are not repeated, because what they came to
 * is in the log. The event that led to the step is kept, held back before that step.
 * @param entry number of the step's entry
 * @returns null when the log never came there
 */
export function logBefore(machines: Machines, log: readonly RunEvent[], entry: number): RunEvent[] | null {
  let state: RunState | null = null
  for (const [i, event] of log.entries()) {
    const [next] = transition(machines(machineOf(state, event)), state, event)
    if (next && next.nextEntry > entry) return [...log.slice(0, i), { ...event, stopAt: entry }]
    state = next
  }
  return null
}
