import { useSignal } from '@preact/signals'
import { PASSWORD_MIN } from '#domain/auth/password-rules.ts'
import { ACCOUNT_PATHS, type AccountData, type Invitation } from './account-data.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Host } from './account-request.ts'
import { nameProblem, newPasswordProblem, passwordProblem } from './checks.ts'
import { LineField, PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame, AccountHead } from './frame.tsx'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'
import { useAccountForm } from './use-account-form.ts'

type Props = { data: Extract<AccountData, { screen: 'invite' }>; host: Host }

/** Joins a workspace by the link of a letter. */
export function Invite({ data, host }: Props) {
  const t = messages.t
  const expired = useSignal(data.invitation === null)
  if (expired.value || data.invitation === null) {
    return (
      <Notice
        title={t.invitationExpired}
        help={t.invitationExpiredHelp}
        act={t.backToSignIn}
        to={ACCOUNT_PATHS.signIn}
        fresh={data.invitation !== null}
      />
    )
  }
  return (
    <Join
      invitation={data.invitation}
      accept={async (answer) => {
        try {
          await host.ask(`/invitations/${encodeURIComponent(data.token)}/accept`, answer)
          host.leave('/')
        } catch (cause) {
          if (!(cause instanceof ServerError) || cause.code !== 'token_expired') throw cause
          expired.value = true
        }
      }}
    />
  )
}

type JoinProps = {
  invitation: Invitation
  accept: (answer: { name?: string; password: string }) => Promise<void>
}

function Join({ invitation: { email, workspace, hasAccount }, accept }: JoinProps) {
  const t = messages.t
  const form = useAccountForm({
    names: ['name', 'password'],
    check: ({ name, password }) =>
      hasAccount
        ? { password: passwordProblem(password) }
        : { name: nameProblem(name), password: newPasswordProblem(password) },
    send: ({ name, password }) => accept(hasAccount ? { password } : { name, password }),
    blame: (refusal) => (refusal.code === 'wrong_credentials' ? 'password' : undefined),
  })
  return (
    <AccountFrame name={workspace.name}>
      <AccountHead title={t.join(workspace.name)}>{hasAccount ? t.joinKnown : t.joinNew}</AccountHead>
      <AccountForm form={form} act={t.joinAct}>
        <LineField name="email" label={t.email} type="email" autocomplete="username" fixed={email} />
        {!hasAccount && <LineField name="name" label={t.name} autocomplete="name" error={form.problems.name} />}
        <PasswordField
          name="password"
          label={t.password}
          autocomplete={hasAccount ? 'current-password' : 'new-password'}
          help={hasAccount ? undefined : t.passwordHelp(PASSWORD_MIN)}
          error={form.problems.password}
          action={
            hasAccount && (
              <a class="push account-aside" href={ACCOUNT_PATHS.forgot}>
                {t.forgot}
              </a>
            )
          }
        />
      </AccountForm>
    </AccountFrame>
  )
}
