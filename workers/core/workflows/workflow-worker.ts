import { WorkerEntrypoint } from 'cloudflare:workers'
import { createSql } from '#db/client.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type {
  Hearers,
  RunNews,
  WorkerApi,
  WorkflowPlace,
  WorkOrder,
  WorkOutcome,
} from '#durable-objects/workflow/api.ts'
import type { Bindings } from '../../env.ts'
import { core } from '../app.ts'
import { insideOf } from '../lib/inside.ts'
import { liveAppOf } from '../lib/live-app.ts'
import { actorFor, type Means } from './executor.ts'
import { EXECUTORS } from './executors.ts'
import { readRecordFor } from './read-record.ts'
import { spreadNews } from './spread-news.ts'

/**
 * The door through which objects have work done: in an isolate of the worker, never in the object that keeps the state.
 */
export class WorkflowWorker extends WorkerEntrypoint<Bindings> implements WorkerApi {
  async work(order: WorkOrder): Promise<WorkOutcome> {
    return EXECUTORS[order.kind](order, this.#means(order.depth + 1))
  }

  async record(place: WorkflowPlace, id: string): Promise<JsonObject | null> {
    const means = this.#means()
    const { components } = await means.live(place.workspaceId)
    const key = components[place.componentId]?.component.key
    if (key === undefined) return null
    return readRecordFor(await actorFor({ ...place, by: null }, means), key, id, means)
  }

  async told(place: WorkflowPlace, news: RunNews): Promise<Hearers> {
    return spreadNews(place, news, this.#means())
  }

  /** @param depth runs that whatever the work sets off stands within */
  #means(depth = 0): Means {
    const { env, ctx } = this
    const sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
    return {
      env,
      sql,
      inside: insideOf(core, env, ctx, depth),
      live: (workspaceId) => liveAppOf({ ...env, sql, waitUntil: (work) => ctx.waitUntil(work) }, workspaceId),
    }
  }
}
