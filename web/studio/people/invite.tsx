import { useSignal } from '@preact/signals'
import type { Role, WorkspaceRole } from '#domain/auth/roles.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'
import { AccessFields } from './access-fields.tsx'
import { messages } from './messages.ts'

type Props = { roles: readonly Role[]; onClose: () => void; onSent: () => void }

/** Sends someone a link into the workspace. */
export function Invite({ roles, onClose, onSent }: Props) {
  const t = messages.t
  const email = useSignal('')
  const role = useSignal<WorkspaceRole>('user')
  const roleIds = useSignal<readonly string[]>([])
  const error = useSignal<string | null>(null)
  const busy = useSignal(false)

  async function send(event: Event) {
    event.preventDefault()
    if (email.value.trim() === '') {
      error.value = t.emailRequired
      return
    }
    busy.value = true
    try {
      await request('POST', '/users/invitations', {
        email: email.peek().trim(),
        role: role.peek(),
        roleIds: roleIds.peek(),
      })
      toast({ text: t.sent(email.peek().trim()) })
      onSent()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
      busy.value = false
    }
  }

  return (
    <Dialog
      title={t.inviteTitle}
      lead={t.inviteHelp}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form="invite" busy={busy.value}>
            {t.send}
          </Button>
        </>
      }
    >
      <form id="invite" class="stack" noValidate onSubmit={(event) => void send(event)}>
        <Field label={t.email} error={error.value} required>
          {(wiring) => (
            <TextInput
              {...wiring}
              type="email"
              autofocus
              value={email.value}
              onInput={(value) => {
                email.value = value
                error.value = null
              }}
            />
          )}
        </Field>
        <AccessFields
          role={role.value}
          roleIds={roleIds.value}
          roles={roles}
          onRole={(value) => (role.value = value)}
          onRoleIds={(ids) => (roleIds.value = ids)}
        />
      </form>
    </Dialog>
  )
}
