import { PASSWORD_MIN } from '#domain/auth/password-rules.ts'
import type { Host } from './account-request.ts'
import { emailProblem, nameProblem, newPasswordProblem } from './checks.ts'
import { LineField, PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame, AccountHead } from './frame.tsx'
import { messages } from './messages.ts'
import { useAccountForm } from './use-account-form.ts'

/** The first account and its workspace; there is nobody yet to sign in. */
export function Setup({ host }: { host: Host }) {
  const t = messages.t
  const form = useAccountForm({
    names: ['name', 'email', 'password', 'workspaceName'],
    check: ({ name, email, password, workspaceName }) => ({
      name: nameProblem(name),
      email: emailProblem(email),
      password: newPasswordProblem(password),
      workspaceName: workspaceName.trim() === '' ? t.workspaceMissing : undefined,
    }),
    send: async (values) => {
      await host.ask('/setup', values)
      // Nothing is published yet: there is more to do in Studio than in Workplace.
      host.leave('/studio')
    },
  })
  return (
    <AccountFrame>
      <AccountHead title={t.setup}>{t.setupLead}</AccountHead>
      <AccountForm form={form} act={t.setupAct}>
        <LineField name="name" label={t.name} autocomplete="name" error={form.problems.name} />
        <LineField name="email" label={t.email} type="email" autocomplete="username" error={form.problems.email} />
        <PasswordField
          name="password"
          label={t.password}
          autocomplete="new-password"
          help={t.passwordHelp(PASSWORD_MIN)}
          error={form.problems.password}
        />
        <LineField
          name="workspaceName"
          label={t.workspaceName}
          autocomplete="organization"
          help={t.workspaceHelp}
          error={form.problems.workspaceName}
        />
      </AccountForm>
    </AccountFrame>
  )
}
