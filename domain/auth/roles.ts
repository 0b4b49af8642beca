import * as v from 'valibot'
import { Id, Title } from '../lib/names.ts'

/** What a member is in the workspace as a whole. Finer grants come from roles. */
export const WORKSPACE_ROLES = ['owner', 'builder', 'user'] as const
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number]
export const WorkspaceRoleName = v.picklist(WORKSPACE_ROLES)

/** Leave to do one thing with a component's records: which records (CEL, empty = all) and which properties (absent = all). */
export const Grant = v.strictObject({
  rule: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  fields: v.optional(v.pipe(v.array(Id), v.maxLength(500))),
})
export type Grant = v.InferOutput<typeof Grant>

export const ComponentGrants = v.strictObject({
  read: v.optional(Grant),
  create: v.optional(Grant),
  update: v.optional(Grant),
  delete: v.optional(Grant),
})

/** A set of grants that people may be given. */
export const Role = v.strictObject({ id: Id, name: Title, components: v.record(Id, ComponentGrants) })
export type Role = v.InferOutput<typeof Role>
