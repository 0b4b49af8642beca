import type { Sql } from '#db/client.ts'
import { tellRuns } from '#db/queries/runs.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import { isHeld, isOver, type RunState, statusOf } from '#domain/workflows/state.ts'
import type { ObjectEnv } from '../env.ts'
import type { Hearers, WorkerApi, WorkflowPlace } from './api.ts'
import { LiveNews } from './live-news.ts'
import type { Live } from './live-run.ts'
import { seePermits } from './permits.ts'
import { keptLog, newsOf, tellingOf } from './telling.ts'

/** Lists hear of what people wait for within this time, and of progress within that: a statement for each turn would cost more than the turn. */
const SOON_MS = 100
const LATER_MS = 1_000
const MOST_TOLD_AT_ONCE = 100
/** So long it is taken for granted that nobody hears of ends, once that was said. */
const HEARERS_MS = 5_000

type Means = {
  readonly env: Pick<ObjectEnv, 'FILES' | 'LIVE_ROOM' | 'WORKFLOW_QUEUE'>
  readonly sql: Sql
  readonly place: () => WorkflowPlace
  readonly worker: () => WorkerApi
  readonly log: (run: string) => readonly RunEvent[]
  readonly waitUntil: (work: Promise<unknown>) => void
  /** Everybody has heard of the run as it is now. */
  readonly onTold: (live: Live) => void
}

/** Tells everybody else how an object's runs stand: the lists, the queue of a limited workflow, open browsers, runs that wait for others. */
export class Teller {
  readonly #means: Means
  readonly #untold = new Set<Live>()
  readonly #news: LiveNews
  #telling = false
  #tellAt = Number.POSITIVE_INFINITY
  #tellTimer: ReturnType<typeof setTimeout> | null = null
  #hearers: Hearers & { readonly until: number } = { ends: false, until: 0 }

  constructor(means: Means) {
    this.#means = means
    this.#news = new LiveNews(async (ids) =>
      means.env.LIVE_ROOM.getByName(means.place().workspaceId).send({ type: 'runs', ids }),
    )
  }

  /** A run has moved. */
  add(live: Live): void {
    this.#untold.add(live)
    // Of a limited workflow others wait for every word.
    const soon = live.shelved.machine.limited ? 0 : SOON_MS
    this.#tellBy(Date.now() + (statusOf(live.state) === 'running' ? LATER_MS : soon))
  }

  #tellBy(at: number): void {
    if (at >= this.#tellAt) return
    this.#tellAt = at
    if (this.#tellTimer !== null) clearTimeout(this.#tellTimer)
    this.#tellTimer = setTimeout(() => {
      this.#tellAt = Number.POSITIVE_INFINITY
      this.#means.waitUntil(this.#tellAll())
    }, at - Date.now())
  }

  /** Brings the lists up to date, as many runs at a time as have gathered. What ended and is told leaves the object. */
  async #tellAll(): Promise<void> {
    if (this.#telling) return this.#tellBy(Date.now() + SOON_MS)
    this.#telling = true
    // What moves in the meantime has a time of its own.
    const untold = [...this.#untold]
    try {
      for (let at = 0; at < untold.length; at += MOST_TOLD_AT_ONCE) {
        const batch = untold.slice(at, at + MOST_TOLD_AT_ONCE)
        for (const live of batch) this.#untold.delete(live)
        await this.#tellSome(batch.map((live) => ({ live, turn: live.turn, state: live.state })))
      }
    } catch (error) {
      // The watchdog comes back to it.
      console.warn(JSON.stringify({ level: 'warn', event: 'workflow.lists_unreachable', error: String(error) }))
    } finally {
      this.#telling = false
    }
  }

  async #tellSome(batch: readonly { live: Live; turn: number; state: RunState }[]): Promise<void> {
    const { env, sql, log: logOf } = this.#means
    const place = this.#means.place()
    const tellings = await Promise.all(
      batch.map(async ({ live, turn, state }) => {
        const log = isOver(state) && !isHeld(state) ? logOf(live.id) : null
        return tellingOf(place, live.shelved, state, turn, log && (await keptLog(env.FILES, place, live.id, log)))
      }),
    )
    const seen = batch.map(({ live, state }) => ({ shelved: live.shelved, state }))
    await Promise.all([seePermits(env, place, seen), tellRuns(sql, place.workspaceId, tellings)])
    this.#news.tell(batch.map(({ live }) => live.id))
    await this.#spread(batch.map(({ live, state }) => ({ live, state })))
    for (const { live, turn } of batch) {
      live.told = turn
      if (live.turn === turn) this.#means.onTold(live)
    }
  }

  /** Runs have ended that others wait for or start after; people have been asked. */
  async #spread(batch: readonly { live: Live; state: RunState }[]): Promise<void> {
    const news = newsOf(batch.map(({ state }) => state))
    const ends = news.ended.length > 0 && (this.#hearers.ends || this.#hearers.until < Date.now())
    if (!ends && news.asked.length === 0 && !news.ended.some(({ cause }) => cause.by === 'workflow')) return
    const hearers = await this.#means.worker().told(this.#means.place(), news)
    this.#hearers = { ...hearers, until: Date.now() + HEARERS_MS }
  }
}
