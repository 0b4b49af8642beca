import { ACCOUNT_PATHS, type MessageKind } from './account-data.ts'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'

const WAY_ON: { readonly [kind in MessageKind]: string } = {
  not_found: '/',
  no_access: ACCOUNT_PATHS.signIn,
  nothing_published: '/studio',
}

/** Why there is no page here. */
export const Message = ({ kind }: { kind: MessageKind }) => <Notice {...messages.t.message[kind]} to={WAY_ON[kind]} />
