import { useSignal } from '@preact/signals'
import type { Role } from '#domain/auth/roles.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { AccessFields } from './access-fields.tsx'
import { messages } from './messages.ts'
import type { Member } from './people.tsx'

type Props = {
  member: Member
  roles: readonly Role[]
  onClose: () => void
  onSave: (member: Member, values: Pick<Member, 'role' | 'roleIds'>) => void
}

/** Changes what one member may do. */
export function MemberAccess({ member, roles, onClose, onSave }: Props) {
  const t = messages.t
  const role = useSignal(member.role)
  const roleIds = useSignal(member.roleIds)
  return (
    <Dialog
      title={member.name}
      lead={t.editRoles}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" onClick={() => onSave(member, { role: role.value, roleIds: roleIds.value })}>
            {t.save}
          </Button>
        </>
      }
    >
      <AccessFields
        role={role.value}
        roleIds={roleIds.value}
        roles={roles}
        onRole={(value) => (role.value = value)}
        onRoleIds={(ids) => (roleIds.value = ids)}
      />
    </Dialog>
  )
}
