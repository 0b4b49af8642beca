/** What an invitation is to, as `GET /api/auth/invitations/:token` answers it. */
export type Invitation = {
  readonly email: string
  readonly workspace: { readonly name: string }
  /** Whoever has an account proves it with its password; everyone else chooses one. */
  readonly hasAccount: boolean
}

export type MessageKind = 'not_found' | 'no_access' | 'nothing_published'

/** Which screen to draw, and all that it shows. The worker decides; it is sent along for the browser to go on from. */
export type AccountData =
  /** `next` is where to go afterwards: a path of ours, see `safeNext`. */
  | { readonly screen: 'sign-in'; readonly next: string; readonly workspaceName?: string }
  | { readonly screen: 'setup' }
  | { readonly screen: 'forgot' }
  | { readonly screen: 'reset'; readonly token: string }
  /** Without an `invitation` the link is no longer good. */
  | { readonly screen: 'invite'; readonly token: string; readonly invitation: Invitation | null }
  | { readonly screen: 'message'; readonly kind: MessageKind }

/** The screens' addresses, for those who link to them. */
export const ACCOUNT_PATHS = { signIn: '/sign-in', setup: '/setup', forgot: '/forgot' } as const
