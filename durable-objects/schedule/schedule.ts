import { DurableObject } from 'cloudflare:workers'
import { createSql, type Sql } from '#db/client.ts'
import { readDocuments, readLivePointer } from '#db/queries/releases.ts'
import { runIdOfKey } from '#db/run-of-key.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { isoInstant } from '#domain/lib/time.ts'
import { listenersIn } from '#domain/workflows/listening.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import { dueFires, nextFire } from '#domain/workflows/schedule.ts'
import type { ObjectEnv } from '../env.ts'
import type { PlannedFire, ScheduleApi } from './api.ts'
import { type Kept, type Scheduled, ScheduleStore } from './schedule-store.ts'

/** After a start that nobody could take. */
const AGAIN_MS = 10_000
/** Releases are told of; should that ever be lost, the next look finds out. */
const READ_AGAIN_MS = 300_000
/** However far the next fire is: the alarm comes back. */
const LONGEST_SLEEP_MS = 3_600_000

/**
 * Starts the runs that a workspace's schedules ask for. What is due is decided by `domain/workflows/schedule.ts`; a fire is noted once its
 * run has surely started, and the run's key is the fire's instant: dying between the two starts nothing twice.
 */
export class Schedule extends DurableObject<ObjectEnv> implements ScheduleApi {
  readonly #store: ScheduleStore
  readonly #sql: Sql
  #readAt = 0

  constructor(ctx: DurableObjectState, env: ObjectEnv) {
    super(ctx, env)
    this.#store = new ScheduleStore(ctx.storage.sql)
    this.#sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
    this.#arm(0)
  }

  async reload(workspaceId: string): Promise<void> {
    const at = Date.now()
    this.#store.replace(await this.#live(workspaceId), at)
    this.#readAt = at
    this.#arm(0)
  }

  async planned(): Promise<readonly PlannedFire[]> {
    return this.#store.all().map(({ scheduled, since }) => {
      const at = nextFire(scheduled.timing, Math.max(since, Date.now()))
      const { componentId, workflowId, trigger } = scheduled
      return { componentId, workflowId, trigger, at: at === null ? null : isoInstant(at) }
    })
  }

  override async alarm(): Promise<void> {
    const [any] = this.#store.all()
    try {
      if (any && Date.now() - this.#readAt > READ_AGAIN_MS) await this.reload(any.scheduled.workspaceId)
    } catch (error) {
      // What is known goes on without.
      console.warn(JSON.stringify({ level: 'warn', event: 'schedule.release_unreadable', error: String(error) }))
    }
    const fired = await Promise.all(this.#store.all().map((kept) => this.#fire(kept)))
    this.#arm(fired.includes(false) ? AGAIN_MS : 0)
  }

  /** Starts what is due. False where somebody who is needed could not be reached. */
  async #fire({ id, scheduled, since }: Kept): Promise<boolean> {
    const schedule = { ...scheduled.timing, missed: scheduled.missed }
    try {
      for (let dealt = since; ;) {
        const { fires, through } = dueFires(schedule, dealt, Date.now())
        if (through === dealt) return true
        for (const at of fires) await this.#start(scheduled, at)
        dealt = through
        this.#store.dealtWith(id, dealt)
      }
    } catch (error) {
      console.warn(
        JSON.stringify({ level: 'warn', event: 'schedule.start_failed', schedule: id, error: String(error) }),
      )
      return false
    }
  }

  async #start({ workspaceId, componentId, workflowId, trigger, machine }: Scheduled, at: number): Promise<void> {
    const place = { workspaceId, componentId, workflowId }
    const key = `schedule:${trigger}:${isoInstant(at)}`
    const id = await runIdOfKey(`${workspaceId}/${workflowId}`, key)
    await this.env.WORKFLOW.getByName(objectNameOf(place, id)).start({
      ...place,
      id,
      machine,
      key,
      input: { scheduledAt: isoInstant(at) },
      record: null,
      by: null,
      cause: { by: 'schedule', trigger },
      waitMs: 0,
    })
  }

  /** The schedules of the live release. */
  async #live(workspaceId: string): Promise<Scheduled[]> {
    const release = (await readLivePointer(this.#sql, workspaceId))?.release
    if (!release) return []
    const hashes = release.manifest.components
    const documents = await readDocuments(this.#sql, workspaceId, Object.values(hashes))
    return Object.entries(hashes).flatMap(([componentId, machine]) => {
      const document = documents.get(machine) as ComponentDocument | undefined
      return listenersIn(document ? [document] : [], 'schedule').map(({ workflow, trigger }) => ({
        workspaceId,
        componentId,
        workflowId: workflow.id,
        trigger: trigger.id,
        timing: { cron: trigger.cron, timeZone: trigger.timeZone },
        missed: trigger.missed,
        machine,
      }))
    })
  }

  /** @param patience no sooner than so many ms from now */
  #arm(patience: number): void {
    const now = Date.now()
    const fires = this.#store.all().map(({ scheduled, since }) => nextFire(scheduled.timing, since) ?? Infinity)
    if (fires.length === 0) return
    const at = Math.min(now + LONGEST_SLEEP_MS, ...fires)
    void this.ctx.storage.setAlarm(Math.max(at, now + patience))
  }
}
