import { canReach, type Actor, type Reach, type RecordAction } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { RowScope } from '#domain/expressions/push.ts'
import type { Context } from '#domain/expressions/frame.ts'
import { rowScope, SEES_ALL, type Components, type Sight } from '#domain/records/row-scope.ts'

/** Whose eyes a statement is compiled for, and what there is to see. */
export type Reader = {
  /** Postgres schema of the workspace: its id. */
  readonly schema: string
  readonly components: Components
  readonly roles: readonly Role[]
  readonly actor: Actor
  readonly context: Context
}

const NOWHERE: Reach = { allowed: false }

export function reachOf({ components, roles, actor }: Reader, action: RecordAction, componentId: string): Reach {
  const component = components[componentId]
  return component ? canReach(actor, roles, action, component) : NOWHERE
}

export const sightOf =
  (reader: Reader): Sight =>
  (componentId) => {
    const reach = reachOf(reader, 'read', componentId)
    return reach.allowed ? reach.fields : 'none'
  }

/**
 * Whether the reader may know the names of a component's records. A record's own name is the value of the property it is taken
 * from, and no more in sight than that; without one, names of an earlier model may be left. A reference shows the name to
 * whoever may read the component.
 */
export function isNameSeen(reader: Reader, componentId: string, as: 'record' | 'reference'): boolean {
  const seen = sightOf(reader)(componentId)
  if (seen === 'none') return false
  const nameFrom = reader.components[componentId]?.model.nameFrom ?? null
  return seen === 'all' || as === 'reference' || (nameFrom !== null && seen.includes(nameFrom))
}

/** What `user` is in filters and rules. */
export const userValues = ({ userId, email, name, role, roleIds }: Actor) => ({
  id: userId,
  email,
  name,
  role,
  roleIds,
})

type Scopes = Map<string, RowScope>
const everything = new WeakMap<Components, Scopes>()
/** Components outlive a change of the roles, so what members may see is kept by both. */
const withinReach = new WeakMap<Components, WeakMap<readonly Role[], Scopes>>()

/** The scope of a builder's rule, which sees everything, or of a filter, which sees what its writer may read. */
export function scopeOf(reader: Reader, componentId: string, sees: 'everything' | 'reach'): RowScope {
  const { role, roleIds } = reader.actor
  const all = sees === 'everything' || role !== 'user'
  const known = all ? kept(everything, reader.components, newScopes) : scopesOfRoles(reader)
  const key = all ? componentId : `${componentId} ${roleIds.join()}`
  let scope = known.get(key)
  if (!scope) {
    scope = rowScope(componentId, reader.components, all ? SEES_ALL : sightOf(reader))
    if (known.size >= MOST_SCOPES) known.clear()
    known.set(key, scope)
  }
  return scope
}

const newScopes = (): Scopes => new Map()

const scopesOfRoles = ({ components, roles }: Reader): Scopes =>
  kept(
    kept(withinReach, components, () => new WeakMap()),
    roles,
    newScopes,
  )

function kept<Key extends object, T>(map: WeakMap<Key, T>, key: Key, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const MOST_SCOPES = 200
