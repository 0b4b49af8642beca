import { WORKSPACE_ROLES, type Role, type WorkspaceRole } from '#domain/auth/roles.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { messages } from './messages.ts'

type Props = {
  role: WorkspaceRole
  roleIds: readonly string[]
  roles: readonly Role[]
  onRole: (role: WorkspaceRole) => void
  onRoleIds: (ids: readonly string[]) => void
}

/** What a person may do: in the workspace as a whole, and by roles. */
export function AccessFields({ role, roleIds, roles, onRole, onRoleIds }: Props) {
  const t = messages.t
  return (
    <>
      <RadioGroup
        label={t.role}
        value={role}
        onChange={(value) => onRole(value as WorkspaceRole)}
        options={WORKSPACE_ROLES.toReversed().map((value) => ({
          value,
          label: t.workspaceRole[value],
          help: t.workspaceRoleHelp[value],
        }))}
      />
      {roles.length > 0 && (
        <fieldset class="stack plain">
          <legend class="label">{t.roles}</legend>
          {roles.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={roleIds.includes(id)}
              onChange={(on) => onRoleIds(on ? [...roleIds, id] : roleIds.filter((other) => other !== id))}
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </>
  )
}
