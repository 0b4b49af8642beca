import type { Locale } from '../localization/locales.ts'
import type { Permission } from './permissions.ts'
import type { WorkspaceRole } from './roles.ts'

/** Who is signed in, where, and what the pages may offer them. What they may really do is asked of the server. */
export type Session = {
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly locale: Locale }
  readonly workspace: { readonly id: string; readonly name: string }
  readonly role: WorkspaceRole
  readonly roleIds: readonly string[]
  readonly permissions: readonly Permission[]
  readonly workspaces: readonly { readonly id: string; readonly name: string }[]
}
