import type { Actor } from '#domain/auth/can.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Means } from './executor.ts'

/** A record as an actor sees it through the API; null where there is none. Throws where nobody can say. */
export async function readRecordFor(
  actor: Actor,
  componentKey: string,
  id: string,
  { inside }: Pick<Means, 'inside'>,
): Promise<JsonObject | null> {
  const found = await inside(actor, 'GET', `/records/${componentKey}/${encodeURIComponent(id)}`)
  if (found.status === 404) return null
  if (!found.ok) throw new Error(`record ${id}: status ${found.status}`)
  return (await found.json()) as JsonObject
}
