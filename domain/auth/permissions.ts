import type { WorkspaceRole } from './roles.ts'

/**
 * What a route may ask of its caller, `feature.verb`. `public` and `signed-in` ask for no workspace role; `records.*` is decided per
 * component by `canReach` inside the handler.
 */
export const PERMISSIONS = [
  'public',
  'signed-in',
  'records.read',
  'records.create',
  'records.update',
  'records.delete',
  'files.read',
  'files.write',
  'workflows.run',
  'tasks.answer',
  'app.read',
  'studio.open',
  'components.read',
  'components.write',
  'sites.read',
  'sites.write',
  'publications.read',
  'publications.run',
  'runs.read',
  'runs.operate',
  'users.read',
  'users.manage',
  'roles.read',
  'roles.manage',
  'workspace.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const MEMBER: readonly Permission[] = [
  'public',
  'signed-in',
  'app.read',
  'records.read',
  'records.create',
  'records.update',
  'records.delete',
  'files.read',
  'files.write',
  'workflows.run',
  'tasks.answer',
]
const BUILDER: readonly Permission[] = [
  ...MEMBER,
  'studio.open',
  'components.read',
  'components.write',
  'sites.read',
  'sites.write',
  'publications.read',
  'publications.run',
  'runs.read',
  'runs.operate',
  'users.read',
  'roles.read',
]

/** What each workspace role holds. */
export const GRANTED: { readonly [Role in WorkspaceRole]: ReadonlySet<Permission> } = {
  user: new Set(MEMBER),
  builder: new Set(BUILDER),
  owner: new Set(PERMISSIONS),
}

/** Whether a member with `role` holds `permission`; without a role only what is public. */
export const holds = (role: WorkspaceRole | null, permission: Permission): boolean =>
  role === null ? permission === 'public' : GRANTED[role].has(permission)
