import type { RunEvent } from '#domain/workflows/events.ts'
import type { RunState } from '#domain/workflows/state.ts'
import type { Shelved } from './machine-shelf.ts'

/** A run in memory. */
export type Live = {
  readonly id: string
  readonly keyed: boolean
  shelved: Shelved
  state: RunState
  turn: number
  /** The last turn that lists have heard of. */
  told: number
  /** Whether the disk says that something is owed to it. */
  busy: boolean
  /** Entries whose work is under way, with the try. */
  readonly working: Map<number, number>
  /** Reports that the next turn takes. */
  readonly reports: RunEvent[]
  readonly waiting: (() => void)[]
}
