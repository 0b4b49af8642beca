import * as v from 'valibot'
import { Id, Title } from '../lib/names.ts'
import { Email } from './credentials.ts'
import { WorkspaceRoleName } from './roles.ts'

const RoleIds = v.pipe(v.array(Id), v.maxLength(100, 'limit_exceeded'))

export const ChangeMember = v.strictObject({
  role: v.optional(WorkspaceRoleName),
  roleIds: v.optional(RoleIds),
  disabled: v.optional(v.boolean()),
})
export type ChangeMember = v.InferOutput<typeof ChangeMember>

export const Invite = v.strictObject({ email: Email, role: WorkspaceRoleName, roleIds: v.optional(RoleIds, []) })
export type Invite = v.InferOutput<typeof Invite>

export const ChangeWorkspace = v.strictObject({ name: Title })
