import { useSignal } from '@preact/signals'
import { ACCOUNT_PATHS } from './account-data.ts'
import type { Host } from './account-request.ts'
import { emailProblem } from './checks.ts'
import { LineField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame, AccountHead } from './frame.tsx'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'
import { useAccountForm } from './use-account-form.ts'

/** Asks for a link to choose a new password; answers alike whether or not there is such an account. */
export function Forgot({ host }: { host: Host }) {
  const t = messages.t
  const sentTo = useSignal<string | null>(null)
  const form = useAccountForm({
    names: ['email'],
    check: ({ email }) => ({ email: emailProblem(email) }),
    send: async ({ email }) => {
      await host.ask('/password-reset', { email })
      sentTo.value = email.trim()
    },
  })
  if (sentTo.value !== null) {
    return (
      <Notice title={t.sent} help={t.sentHelp(sentTo.value)} act={t.backToSignIn} to={ACCOUNT_PATHS.signIn} fresh />
    )
  }
  return (
    <AccountFrame>
      <AccountHead title={t.forgotTitle}>{t.forgotLead}</AccountHead>
      <AccountForm form={form} act={t.forgotAct}>
        <LineField name="email" label={t.email} type="email" autocomplete="username" error={form.problems.email} />
      </AccountForm>
      <a class="account-aside" href={ACCOUNT_PATHS.signIn}>
        {t.backToSignIn}
      </a>
    </AccountFrame>
  )
}
