import type { Component } from '../components/document.ts'
import type { Role, WorkspaceRole } from './roles.ts'

/** Who asks. Comes out of the session cookie; `roles` are resolved from the workspace's live roles. */
export type Actor = {
  readonly userId: string
  readonly workspaceId: string
  readonly email: string
  readonly name: string
  readonly role: WorkspaceRole
  readonly roleIds: readonly string[]
}

export type RecordAction = 'read' | 'create' | 'update' | 'delete'

/**
 * What an actor may do with the records of a component.
 * `rules`: CEL over the record and `user`; a record is within reach when any of them holds; empty means every record.
 * `fields`: ids of the properties within reach, or 'all'.
 */
export type Reach =
  | { readonly allowed: false }
  | { readonly allowed: true; readonly rules: readonly string[]; readonly fields: 'all' | readonly string[] }

const NONE: Reach = { allowed: false }
const ALL: Reach = { allowed: true, rules: [], fields: 'all' }

/** The only gate to records: API, UI and preview ask it. Deny by default; grants of several roles add up. */
export function canReach(
  actor: Pick<Actor, 'role' | 'roleIds'>,
  roles: readonly Role[],
  action: RecordAction,
  component: Pick<Component, 'id' | 'access'>,
): Reach {
  if (actor.role === 'owner' || actor.role === 'builder') return ALL
  if (component.access === 'members') return ALL
  const grants = roles
    .filter((role) => actor.roleIds.includes(role.id))
    .flatMap((role) => role.components[component.id]?.[action] ?? [])
  if (grants.length === 0) return NONE
  const unrestricted = grants.some((grant) => grant.rule === undefined || grant.rule.trim() === '')
  const everyField = grants.some((grant) => grant.fields === undefined)
  return {
    allowed: true,
    rules: unrestricted ? [] : grants.flatMap((grant) => grant.rule ?? []),
    fields: everyField ? 'all' : [...new Set(grants.flatMap((grant) => grant.fields ?? []))],
  }
}
