import { useSignal } from '@preact/signals'
import { PASSWORD_MIN } from '#domain/auth/password-rules.ts'
import { ACCOUNT_PATHS, type AccountData } from './account-data.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Host } from './account-request.ts'
import { newPasswordProblem } from './checks.ts'
import { PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame, AccountHead } from './frame.tsx'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'
import { useAccountForm } from './use-account-form.ts'

type Props = { data: Extract<AccountData, { screen: 'reset' }>; host: Host }

/** A new password by the link of a letter. Whether the link is still good is known when it is used. */
export function Reset({ data, host }: Props) {
  const t = messages.t
  const end = useSignal<'changed' | 'expired' | null>(null)
  const form = useAccountForm({
    names: ['password'],
    check: ({ password }) => ({ password: newPasswordProblem(password) }),
    send: async ({ password }) => {
      try {
        await host.ask('/password-reset/confirm', { token: data.token, password })
        end.value = 'changed'
      } catch (cause) {
        if (!(cause instanceof ServerError) || !isAboutLink(cause)) throw cause
        end.value = 'expired'
      }
    },
  })
  if (end.value === 'changed') {
    return <Notice title={t.changed} help={t.changedHelp} act={t.signIn} to={ACCOUNT_PATHS.signIn} fresh />
  }
  if (end.value === 'expired') {
    return <Notice title={t.linkExpired} help={t.linkExpiredHelp} act={t.askAgain} to={ACCOUNT_PATHS.forgot} fresh />
  }
  return (
    <AccountFrame>
      <AccountHead title={t.resetTitle}>{t.resetLead}</AccountHead>
      <AccountForm form={form} act={t.resetAct}>
        <PasswordField
          name="password"
          label={t.newPassword}
          autocomplete="new-password"
          help={t.passwordHelp(PASSWORD_MIN)}
          error={form.problems.password}
        />
      </AccountForm>
    </AccountFrame>
  )
}

const isAboutLink = (refusal: ServerError): boolean =>
  refusal.code === 'token_expired' || refusal.fields.some((field) => field.path === 'token')
