import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp } from '../lib/live-app.ts'
import { readerOf } from '../lib/viewer.ts'
import { record as readRecord } from '../records/read.ts'

/** A run's record as workflows see it now, whatever its reader may see; null where it is gone, undefined where the run has none. */
export async function freshRecord(
  c: Context<AppEnv>,
  componentId: string,
  id: string | undefined,
): Promise<JsonObject | null | undefined> {
  if (id === undefined) return undefined
  const live = await liveApp(c)
  const component = live.components[componentId]?.component
  if (!component) return undefined
  const reader = readerOf(c, live)
  const everything = { ...reader, actor: { ...reader.actor, role: 'builder', roleIds: [] } as const }
  try {
    const place = { reader: everything, component, live, ignore: undefined, release: '' }
    return JSON.parse((await readRecord(c, place, id, undefined)).json) as JsonObject
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}
