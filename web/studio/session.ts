import type { Permission } from '#domain/auth/permissions.ts'
import type { WorkspaceRole } from '#domain/auth/roles.ts'
import type { Locale } from '#domain/localization/locales.ts'
import { request } from '#web/server/request.ts'

/** Who is signed in, and where. */
export type Session = {
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly locale: Locale }
  readonly workspace: { readonly id: string; readonly name: string }
  readonly role: WorkspaceRole
  readonly permissions: readonly Permission[]
  readonly workspaces: readonly { readonly id: string; readonly name: string }[]
}

export const loadSession = (): Promise<Session> => request<Session>('GET', '/auth/session')

/** Leaves for the sign-in page, which leads back here. */
export function signInAgain(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}

/** Ends the session and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await request('POST', '/auth/sign-out', {})
  location.assign('/sign-in')
}

/** Works in another workspace from now on. */
export async function switchWorkspace(workspaceId: string): Promise<void> {
  await request('POST', '/auth/workspace', { workspaceId })
  location.assign('/studio')
}
