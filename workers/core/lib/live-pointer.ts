import type { AppEnv } from '../../env.ts'
import { redisOf } from './redis.ts'

// The live pointer in Redis, shared by all isolates: spares Postgres the question "still the same?". Best effort throughout:
// without Redis everybody asks Postgres.

type RedisAddress = Pick<AppEnv['Bindings'], 'UPSTASH_REDIS_REST_URL' | 'UPSTASH_REDIS_REST_TOKEN'>
type Pointer = { readonly number: number; readonly hash: string; readonly accessVersion: number }

const KEPT_S = 3
const PATIENCE_MS = 250
/** After a failure nobody waits for Redis for so long. */
const REST_MS = 10_000

let restUntil = 0

async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  if (Date.now() < restUntil) return null
  try {
    return await Promise.race([work(), impatience()])
  } catch {
    restUntil = Date.now() + REST_MS
    return null
  }
}

const impatience = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('Redis took too long')), PATIENCE_MS))

const keyOf = (workspaceId: string) => `live:${workspaceId}`
const textOf = ({ number, hash, accessVersion }: Pointer) => `${number} ${hash} ${accessVersion}`

/** Whether somebody read exactly this pointer from Postgres in the last seconds. */
export const confirmPointer = async (redis: RedisAddress, workspaceId: string, pointer: Pointer): Promise<boolean> =>
  (await attempt(() => redisOf(redis).get<string>(keyOf(workspaceId)))) === textOf(pointer)

/** Tells other isolates what was just read. */
export async function sharePointer(redis: RedisAddress, workspaceId: string, pointer: Pointer): Promise<void> {
  await attempt(() => redisOf(redis).set(keyOf(workspaceId), textOf(pointer), { ex: KEPT_S }))
}

/** After a change: the next question goes to Postgres. */
export async function dropPointer(redis: RedisAddress, workspaceId: string): Promise<void> {
  await attempt(() => redisOf(redis).del(keyOf(workspaceId)))
}
