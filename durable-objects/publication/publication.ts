import { DurableObject } from 'cloudflare:workers'
import { createSql, type Sql } from '#db/client.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { CrashPoint } from '#domain/publications/crash-points.ts'
import {
  type Effect,
  isTerminal,
  owed,
  type PublicationEvent,
  replay,
  type State,
  transition,
  wakeAt,
} from '#domain/publications/machine.ts'
import { progressOf } from '#domain/publications/progress-of.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { ObjectEnv } from '../env.ts'
import type { PublicationApi, StartOutcome, StartPublication } from './api.ts'
import { type Outcome, PERFORM } from './effects.ts'
import { EventLog } from './event-log.ts'
import { failureOf, Overdue } from './failure.ts'

/** An effect that takes longer is given up on; the next try finds out what it came to. */
const LONGEST_EFFECT_MS = 600_000

/**
 * A workspace's publisher. Everything it decides is decided by the machine (domain/publications); here events are written down and
 * effects carried out. Only the alarm carries out effects, so that they never run side by side and a dead publisher's work is taken up
 * again by the next alarm.
 */
export class Publication extends DurableObject<ObjectEnv> implements PublicationApi {
  readonly #log: EventLog
  readonly #sql: Sql
  #state: State | null
  #driving = false
  #telling: Promise<void> = Promise.resolve()
  #waiting: (() => void)[] = []

  constructor(ctx: DurableObjectState, env: ObjectEnv) {
    super(ctx, env)
    this.#log = new EventLog(ctx.storage.sql)
    this.#sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
    this.#state = replay(this.#log.read())
    // Whoever was driving is gone; the alarm may have gone with it (P7).
    if (this.#state && !isTerminal(this.#state)) void ctx.storage.setAlarm(Date.now())
  }

  async start(request: StartPublication): Promise<StartOutcome> {
    const before = this.#state
    if (before && (before.id === request.id || !isTerminal(before))) {
      return { started: before.id === request.id, progress: progressOf(before) }
    }
    const state = this.#commit({ type: 'publication.started', ...request })
    return { started: true, progress: progressOf(state) }
  }

  async current(): Promise<PublicationProgress | null> {
    return this.#state && progressOf(this.#state)
  }

  async stop(id: string): Promise<PublicationProgress | null> {
    if (this.#state?.id !== id) return null
    return progressOf(this.#commit({ type: 'stop.asked' }))
  }

  async settled(id: string, waitMs: number): Promise<PublicationProgress | null> {
    const over = () => this.#state?.id !== id || isTerminal(this.#state)
    if (!over()) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#waiting.push(resolve)
      const timer = setTimeout(resolve, waitMs)
      await promise
      clearTimeout(timer)
    }
    return this.current()
  }

  override async alarm(): Promise<void> {
    this.#driving = true
    try {
      await this.#drive()
    } finally {
      this.#driving = false
      this.#arm()
    }
  }

  async #drive(): Promise<void> {
    for (;;) {
      const state = this.#state
      const effect = state && owed(state)
      if (!effect || (state.retryAt !== null && state.retryAt > Date.now())) return
      await this.#reach(`${effect.type}:before`)
      const outcome = await this.#perform(state, effect)
      await this.#reach(`${effect.type}:performed`)
      this.#commit(outcome)
      await this.#reach(`${effect.type}:recorded`)
    }
  }

  async #perform(state: State, effect: Effect): Promise<Outcome> {
    const deadline = Promise.withResolvers<never>()
    const timer = setTimeout(() => deadline.reject(new Overdue('no answer in time')), LONGEST_EFFECT_MS)
    try {
      const means = {
        sql: this.#sql,
        announce: async (release: number) => {
          await this.env.SCHEDULE.getByName(state.workspaceId).reload(state.workspaceId)
          await this.#room(state.workspaceId).send({ type: 'released', release })
        },
      }
      return await Promise.race([PERFORM[effect.type](state, means, effect), deadline.promise])
    } catch (error) {
      const failure = failureOf(error)
      console.warn(
        JSON.stringify({
          level: 'warn',
          event: 'publication.attempt_failed',
          publication: state.id,
          effect: effect.type,
          ...failure,
        }),
      )
      return { type: 'attempt.failed', ...failure }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Writes an event down together with the alarm that follows from it, and tells everybody. */
  #commit(outcome: Outcome): State {
    const event = { ...outcome, at: Date.now() } as PublicationEvent
    const [next] = transition(this.#state, event)
    if (!next) throw new Error(`no publication to tell of ${event.type}`)
    if (next === this.#state) return next
    this.#log.append(event)
    this.#state = next
    this.#arm()
    this.#tell(next.workspaceId, { type: 'publication', progress: progressOf(next) })
    if (isTerminal(next)) for (const resolve of this.#waiting.splice(0)) resolve()
    return next
  }

  #arm(): void {
    const wake = this.#state && wakeAt(this.#state)
    if (!this.#state || wake === null) void this.ctx.storage.deleteAlarm()
    else void this.ctx.storage.setAlarm(this.#driving || this.#state.retryAt !== null ? wake : Date.now())
  }

  /** One message after the other, so that progress never runs backwards on a screen. */
  #tell(workspaceId: string, message: LiveMessage): void {
    this.#telling = this.#telling
      .then(() => this.#room(workspaceId).send(message))
      .catch((error: unknown) =>
        console.warn(JSON.stringify({ level: 'warn', event: 'live_room.unreachable', error: String(error) })),
      )
    this.ctx.waitUntil(this.#telling)
  }

  #room(workspaceId: string) {
    return this.env.LIVE_ROOM.getByName(workspaceId)
  }

  /** Dies here in a crash test, with everything recorded so far on disk. */
  async #reach(point: CrashPoint): Promise<void> {
    if (this.env.CRASH_AT !== point) return
    await this.ctx.storage.sync()
    this.ctx.abort(`crash test at ${point}`)
    await new Promise(() => {})
  }
}
