import { useEffect } from 'preact/hooks'
import type { AccountData } from './account-data.ts'
import { browser, type Host } from './account-request.ts'
import { Forgot } from './forgot.tsx'
import { Invite } from './invite.tsx'
import { Message } from './message.tsx'
import { messages } from './messages.ts'
import { Reset } from './reset.tsx'
import { Setup } from './setup.tsx'
import { SignIn } from './sign-in.tsx'

type Props = { data: AccountData; host?: Host }

/** The screen that `data` asks for, drawn alike at the edge and in the browser. */
export function AccountPage({ data, host = browser }: Props) {
  const title = accountTitle(data)
  useEffect(() => {
    document.title = title
  }, [title])
  return <Screen data={data} host={host} />
}

function Screen({ data, host }: Required<Props>) {
  switch (data.screen) {
    case 'sign-in':
      return <SignIn data={data} host={host} />
    case 'setup':
      return <Setup host={host} />
    case 'forgot':
      return <Forgot host={host} />
    case 'reset':
      return <Reset data={data} host={host} />
    case 'invite':
      return <Invite data={data} host={host} />
    case 'message':
      return <Message kind={data.kind} />
  }
}

/** The page's `<title>`, in the reader's language. */
export function accountTitle(data: AccountData): string {
  const t = messages.t
  switch (data.screen) {
    case 'sign-in':
      return `${t.signIn} · ${data.workspaceName ?? 'Aqtra'}`
    case 'setup':
      return t.setup
    case 'forgot':
      return `${t.forgotTitle} · Aqtra`
    case 'reset':
      return `${t.resetTitle} · Aqtra`
    case 'invite':
      return data.invitation === null ? `${t.invitationExpired} · Aqtra` : t.join(data.invitation.workspace.name)
    case 'message':
      return `${t.message[data.kind].title} · Aqtra`
  }
}
