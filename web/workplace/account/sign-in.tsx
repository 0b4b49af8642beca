import { Checkbox } from '#web/ui/checkbox.tsx'
import { useSignal } from '@preact/signals'
import { ACCOUNT_PATHS, type AccountData } from './account-data.ts'
import type { Host } from './account-request.ts'
import { emailProblem, passwordProblem } from './checks.ts'
import { LineField, PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame, AccountHead } from './frame.tsx'
import { messages } from './messages.ts'
import { safeNext } from './safe-next.ts'
import { useAccountForm } from './use-account-form.ts'

type Props = { data: Extract<AccountData, { screen: 'sign-in' }>; host: Host }

export function SignIn({ data, host }: Props) {
  const t = messages.t
  const remember = useSignal(true)
  const form = useAccountForm({
    names: ['email', 'password'],
    check: ({ email, password }) => ({ email: emailProblem(email), password: passwordProblem(password) }),
    send: async ({ email, password }) => {
      await host.ask('/sign-in', { email, password, remember: remember.peek() })
      host.leave(safeNext(data.next))
    },
    blame: (refusal) => (refusal.code === 'wrong_credentials' ? 'password' : undefined),
  })
  return (
    <AccountFrame name={data.workspaceName}>
      <AccountHead title={t.signIn}>
        {data.workspaceName === undefined ? undefined : t.signInLead(data.workspaceName)}
      </AccountHead>
      <AccountForm form={form} act={t.signIn}>
        <LineField
          name="email"
          label={t.email}
          type="email"
          autocomplete="username"
          autofocus
          error={form.problems.email}
        />
        <PasswordField
          name="password"
          label={t.password}
          autocomplete="current-password"
          error={form.problems.password}
          action={
            <a class="push account-aside" href={ACCOUNT_PATHS.forgot}>
              {t.forgot}
            </a>
          }
        />
        <Checkbox name="remember" checked={remember.value} onChange={(checked) => (remember.value = checked)}>
          {t.remember}
        </Checkbox>
      </AccountForm>
    </AccountFrame>
  )
}
