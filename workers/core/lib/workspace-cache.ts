import type { Context } from 'hono'
import { listRoles } from '#db/queries/roles.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { AppEnv } from '../../env.ts'
import { background } from './background.ts'
import { Lru } from './lru.ts'

/** Used without asking for this long; then used once more while it is read again behind the answer. */
const FRESH_MS = 5_000
/** Older than this nothing is used: a workspace that rests, or a database that is down for longer. */
const STALE_MS = 60_000

type Entry = { readonly roles: readonly Role[]; readonly readAt: number; reading: boolean }

const cache = new Lru<Entry>(1_000)

async function read(c: Context<AppEnv>, workspaceId: string): Promise<readonly Role[]> {
  const roles = await listRoles(c.var.sql, workspaceId)
  cache.set(workspaceId, { roles, readAt: Date.now(), reading: false })
  return roles
}

/** The roles of the actor's workspace out of the isolate's memory: a warm request asks no database. */
export async function workspaceRoles(c: Context<AppEnv>): Promise<readonly Role[]> {
  const { workspaceId } = c.var.actor
  const entry = cache.get(workspaceId)
  const age = entry ? Date.now() - entry.readAt : Number.POSITIVE_INFINITY
  if (!entry || age > STALE_MS) return read(c, workspaceId)
  if (age > FRESH_MS && !entry.reading) {
    entry.reading = true
    background(
      c,
      read(c, workspaceId).finally(() => {
        entry.reading = false
      }),
    )
  }
  return entry.roles
}

/** Makes this isolate read the roles again, after it changed them. */
export const forgetRoles = (workspaceId: string): void => cache.delete(workspaceId)
