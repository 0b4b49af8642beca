import type { Context } from 'hono'
import type { Reader } from '#db/records/reader.ts'
import type { Actor } from '#domain/auth/can.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Components } from '#domain/records/row-scope.ts'
import type { AppEnv } from '../../env.ts'
import type { LiveWorkspace } from './live-app.ts'

/**
 * Whose eyes a request looks with: the caller's, or for builders who ask for it (`Aqtra-View-As`) those of a member with one role.
 * @throws AppError `forbidden` for others, `not_found` for a role that is not there
 */
export function viewerOf(c: Context<AppEnv>, live: LiveWorkspace): Actor {
  const actor = c.get('actor')
  const roleId = c.req.raw.headers.get('aqtra-view-as')
  if (roleId === null) return actor
  if (actor.role === 'user') throw new AppError('forbidden')
  if (!live.roles.some(({ id }) => id === roleId)) throw new AppError('not_found')
  return { ...actor, role: 'user', roleIds: [roleId] }
}

/** What statements about records are compiled for: the viewer before the live components. */
export function readerOf(c: Context<AppEnv>, live: LiveWorkspace): Reader {
  const actor = viewerOf(c, live)
  return {
    schema: actor.workspaceId,
    components: liveComponents(live),
    roles: live.roles,
    actor,
    context: { now: Date.now() },
  }
}

const componentsOf = new WeakMap<LiveWorkspace['components'], Components>()

/** One object per release: scopes and statements are remembered by it. */
export function liveComponents({ components: documents }: LiveWorkspace): Components {
  let components = componentsOf.get(documents)
  if (!components) {
    components = Object.fromEntries(Object.values(documents).map(({ component }) => [component.id, component]))
    componentsOf.set(documents, components)
  }
  return components
}
