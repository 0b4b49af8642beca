import { DurableObject } from 'cloudflare:workers'
import { Line, type Permits } from '#domain/workflows/queue.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { ObjectEnv } from '../env.ts'
import type { Application, WorkflowQueueApi } from './api.ts'
import { type About, QueueStore } from './queue-store.ts'

/** A holder that nobody has heard of for so long is asked whether it is still under way. */
const SILENCE_MS = 600_000
const MOST_ASKED = 100
/** After a run's object could not be reached. */
const AGAIN_MS = 5_000
/** Runs told side by side. */
const ABREAST = 16

/**
 * Lets runs of a limited workflow in. Who goes when is decided by `Line` (domain/workflows/queue.ts); here it is written down before
 * anybody is told. A run asks until it is in line, is told until it knows, and gives its permit back until that is heard: messages may be
 * doubled or lost, and one who says nothing for long is asked.
 */
export class WorkflowQueue extends DurableObject<ObjectEnv> implements WorkflowQueueApi {
  readonly #store: QueueStore
  readonly #line: Line
  #about: About | null
  #telling: Promise<void> | null = null
  #alarmAt = Number.POSITIVE_INFINITY

  constructor(ctx: DurableObjectState, env: ObjectEnv) {
    super(ctx, env)
    this.#store = new QueueStore(ctx.storage.sql)
    this.#about = this.#store.about()
    this.#line = new Line(this.#store.remembered())
    if (this.#line.waiting + this.#line.holding > 0) this.#wakeBy(Date.now())
  }

  async ask({ workspaceId, componentId, workflowId, applicants, permits, since }: Application): Promise<void> {
    const about = { place: { workspaceId, componentId, workflowId }, permits, since }
    if (!this.#about || since > this.#about.since) {
      if (!sameLimits(this.#about?.permits, permits)) this.#store.settle(about)
      this.#about = about
    }
    for (const { admitted, ...asking } of applicants) {
      if (!admitted) {
        const entry = this.#line.ask(asking)
        if (entry) this.#store.add(entry, null)
      } else if (this.#line.hold(asking.run, asking.key)) this.#store.add({ ...asking, place: 0 }, Date.now())
    }
    this.#letIn()
  }

  async leave(runs: readonly string[]): Promise<void> {
    for (const run of runs) this.#drop(run)
    this.#letIn()
  }

  async length(): Promise<{ readonly waiting: number; readonly holding: number }> {
    return { waiting: this.#line.waiting, holding: this.#line.holding }
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = Number.POSITIVE_INFINITY
    this.#letIn()
    await this.#telling
    await this.#askSilent()
    this.#letIn()
  }

  #drop(run: string): void {
    if (this.#line.leave(run)) this.#store.remove(run)
  }

  /** Admits whoever may go, and sets the clock for whoever may go later. */
  #letIn(): void {
    const about = this.#about
    if (!about) return
    const now = Date.now()
    const { admitted, wakeAt } = this.#line.admit(about.permits, now)
    if (admitted.length > 0)
      this.#store.admit(
        admitted.map(({ run }) => run),
        now,
        this.#line.turns,
        about.permits.perMinute !== undefined,
      )
    if (wakeAt !== null) this.#wakeBy(wakeAt)
    if (this.#line.holding > 0) this.#wakeBy(now + SILENCE_MS)
    if (!this.#telling) this.#telling = this.#tellAll().finally(() => (this.#telling = null))
  }

  /** Tells runs that they may go, until all know. */
  async #tellAll(): Promise<void> {
    for (;;) {
      const runs = this.#store.untold()
      if (runs.length === 0) return
      this.#wakeBy(Date.now() + AGAIN_MS)
      let failed = false
      const next = runs.values()
      const work = async () => {
        for (const run of next) failed = !(await this.#tell(run)) || failed
      }
      await Promise.all(Array.from({ length: ABREAST }, work))
      if (failed) return
    }
  }

  /** False where the run's object could not be reached. */
  async #tell(run: string): Promise<boolean> {
    try {
      const outcome = await this.#objectOf(run).tell(run, { type: 'run.admitted' })
      this.#store.told(run)
      // It was called off while it waited: the permit is the next one's.
      if (!outcome.known || outcome.status === 'cancelled' || outcome.status === 'succeeded') {
        this.#drop(run)
        this.#letIn()
      }
      return true
    } catch (error) {
      console.warn(JSON.stringify({ level: 'warn', event: 'queue.run_unreachable', run, error: String(error) }))
      return false
    }
  }

  /** Holders that have not been heard of for long may have ended unheard: telling them once more says how they stand. */
  async #askSilent(): Promise<void> {
    const now = Date.now()
    for (const run of this.#store.silent(now - SILENCE_MS, MOST_ASKED)) {
      if (await this.#tell(run)) this.#store.heard(run, now)
      else this.#wakeBy(now + AGAIN_MS)
    }
  }

  #objectOf(run: string) {
    if (!this.#about) throw new Error('nobody ever asked here')
    return this.env.WORKFLOW.getByName(objectNameOf(this.#about.place, run))
  }

  /** An object has one alarm: it serves the earliest of everything. */
  #wakeBy(at: number): void {
    if (at >= this.#alarmAt) return
    this.#alarmAt = at
    void this.ctx.storage.setAlarm(at)
  }
}

const sameLimits = (a: Permits | undefined, b: Permits): boolean =>
  a !== undefined && a.concurrency === b.concurrency && a.perKey === b.perKey && a.perMinute === b.perMinute
