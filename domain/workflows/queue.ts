import type { ComponentDocument } from '../components/document.ts'
import type { JsonObject } from '../lib/json.ts'
import { atStart, keyFrom } from './conditions.ts'
import type { Limits } from './definition.ts'

/** How many runs may be under way, and how fast they may start. */
export type Permits = Pick<Limits, 'concurrency' | 'perKey' | 'perMinute'>

/** A run that wants to start. */
export type Asking = {
  readonly run: string
  /** Runs that share it share `perKey`; null shares with nobody. */
  readonly key: string | null
  /** Higher goes first. */
  readonly priority: number
}

/** A run in line. `place` grows with every one that comes. */
export type InLine = Asking & { readonly place: number }

export const MINUTE_MS = 60_000
/** Every so many admissions the one that waits longest goes first, whatever its priority: nobody waits for ever. */
export const FAIR_TURN = 8

const before = (a: InLine, b: InLine): boolean =>
  a.priority === b.priority ? a.place < b.place : a.priority > b.priority

/** What a queue is put together from again after its object was away. */
export type Remembered = {
  readonly waiting: readonly InLine[]
  readonly holders: readonly { readonly run: string; readonly key: string | null }[]
  /** Instants of admissions of the last minute, oldest first. */
  readonly starts: readonly number[]
  readonly turns: number
}

/** Nobody is lost: a run is in line, holds a permit, or has left. Decides and remembers; knows no clock and no disk. */
export class Line {
  readonly #waiting: InLine[]
  readonly #known: Map<string, 'waiting' | 'holding'>
  readonly #keys = new Map<string, string | null>()
  readonly #held = new Map<string, number>()
  #starts: number[]
  #turns: number
  #places: number

  constructor({ waiting, holders, starts, turns }: Remembered) {
    this.#waiting = waiting.toSorted((a, b) => (before(a, b) ? -1 : 1))
    this.#known = new Map(waiting.map(({ run }) => [run, 'waiting']))
    this.#starts = [...starts]
    this.#turns = turns
    this.#places = Math.max(0, ...waiting.map(({ place }) => place))
    for (const { run, key } of holders) this.hold(run, key)
  }

  get starts(): readonly number[] {
    return this.#starts
  }

  get turns(): number {
    return this.#turns
  }

  get holding(): number {
    return this.#keys.size
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Puts a run in line; null where it is known already. */
  ask(asking: Asking): InLine | null {
    if (this.#known.has(asking.run)) return null
    const entry = { ...asking, place: ++this.#places }
    let [low, high] = [0, this.#waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#waiting[middle]
      if (there && before(there, entry)) low = middle + 1
      else high = middle
    }
    this.#waiting.splice(low, 0, entry)
    this.#known.set(asking.run, 'waiting')
    return entry
  }

  /** A run is under way and needs no admission: it takes a permit even where none is left. False where it had one. */
  hold(run: string, key: string | null): boolean {
    const known = this.#known.get(run)
    if (known === 'holding') return false
    if (known === 'waiting') this.#takeOut(run)
    this.#known.set(run, 'holding')
    this.#keys.set(run, key)
    if (key !== null) this.#held.set(key, this.#heldOf(key) + 1)
    return true
  }

  /** A run is over, or nobody knows of it: its place and its permit are free. False where it had neither. */
  leave(run: string): boolean {
    const known = this.#known.get(run)
    if (known === undefined) return false
    this.#known.delete(run)
    if (known === 'waiting') {
      this.#takeOut(run)
      return true
    }
    const key = this.#keys.get(run) ?? null
    this.#keys.delete(run)
    if (key === null) return true
    const left = this.#heldOf(key) - 1
    if (left > 0) this.#held.set(key, left)
    else this.#held.delete(key)
    return true
  }

  /** Lets in whoever may go now. `wakeAt`: when the next may, if nobody leaves before; null: only when somebody does. */
  admit({ concurrency = Infinity, perKey = Infinity, perMinute = Infinity }: Permits, now: number) {
    // What seems to have started in the future has started when the clock went back: now, at the latest.
    this.#starts = this.#starts.map((at) => Math.min(at, now)).filter((at) => at > now - MINUTE_MS)
    const admitted: InLine[] = []
    while (this.holding < concurrency && this.#starts.length < perMinute) {
      const next = this.#next(perKey)
      if (!next) break
      this.hold(next.run, next.key)
      this.#turns++
      if (perMinute !== Infinity) this.#starts.push(now)
      admitted.push(next)
    }
    const throttled = this.waiting > 0 && this.#starts.length >= perMinute
    const oldest = this.#starts[this.#starts.length - perMinute]
    return { admitted, wakeAt: throttled && oldest !== undefined ? oldest + MINUTE_MS : null }
  }

  #next(perKey: number): InLine | null {
    const fair = this.#turns % FAIR_TURN === FAIR_TURN - 1
    let found: InLine | null = null
    for (const entry of this.#waiting) {
      if (entry.key !== null && this.#heldOf(entry.key) >= perKey) continue
      if (!fair) return entry
      if (!found || entry.place < found.place) found = entry
    }
    return found
  }

  #takeOut(run: string): void {
    const at = this.#waiting.findIndex((entry) => entry.run === run)
    if (at >= 0) this.#waiting.splice(at, 1)
  }

  readonly #heldOf = (key: string): number => this.#held.get(key) ?? 0
}

/**
 * What a run asks with. Without a key of their own runs share the record's; a key or a priority that cannot be worked out is everybody's who
 * has that trouble, and none.
 */
export function askingOf(
  document: ComponentDocument,
  { key, priority }: Limits,
  state: { readonly id: string; readonly record: JsonObject | null; readonly input: JsonObject },
  now: number,
): Asking {
  const { id: run, record, input } = state
  const given = key === undefined || key.trim() === '' ? null : atStart(document, key, { record, input }, now)
  const ranked =
    priority === undefined || priority.trim() === '' ? null : atStart(document, priority, { record, input }, now)
  const rank = ranked?.ok ? Number(ranked.value) : 0
  return {
    run,
    key: given === null ? keyFrom(record?.['id'] ?? null) : given.ok ? keyFrom(given.value) : '',
    priority: Number.isFinite(rank) ? rank : 0,
  }
}
