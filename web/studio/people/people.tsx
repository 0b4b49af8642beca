import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Role, WorkspaceRole } from '#domain/auth/roles.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { formatDay, formatRelative } from '#web/ui/format/dates.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon, plusIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'
import { Invite } from './invite.tsx'
import { MemberAccess } from './member-access.tsx'
import { messages } from './messages.ts'
import './people.css'

export type Member = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: WorkspaceRole
  readonly roleIds: readonly string[]
  readonly disabled: boolean
  readonly lastSeenAt: string | null
}
type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: WorkspaceRole
  readonly expiresAt: string
}

/** Who is in the workspace, what they may do, who is invited. */
export default function People() {
  const workspace = useWorkspace()
  const t = messages.t
  const members = useSignal<readonly Member[] | null>(null)
  const invitations = useSignal<readonly Invitation[]>([])
  const roles = useSignal<readonly Role[]>([])
  const asking = useSignal<'invite' | Member | null>(null)
  const error = useSignal<string | null>(null)
  const me = workspace.session.value.user.id
  const manages = workspace.may('users.manage')
  const now = Date.now()

  async function load() {
    const [people, allRoles, open] = await Promise.all([
      request<{ users: Member[] }>('GET', '/users'),
      request<{ roles: Role[] }>('GET', '/roles'),
      manages ? request<{ invitations: Invitation[] }>('GET', '/users/invitations') : { invitations: [] },
    ])
    members.value = people.users
    roles.value = allRoles.roles
    invitations.value = open.invitations
  }

  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
    void load()
  }, [t, workspace])

  async function change(member: Member, values: Partial<Pick<Member, 'role' | 'roleIds' | 'disabled'>>) {
    error.value = null
    try {
      await request('PATCH', `/users/${member.id}`, values)
      toast({ text: t.saved })
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    }
    await load()
  }

  async function takeOut(member: Member) {
    const sure = await confirm({
      title: t.takeOutTitle(member.name),
      loss: t.takeOutLoss,
      act: t.takeOutAct,
      keep: t.keep,
    })
    if (sure) await change(member, { disabled: true })
  }

  async function withdraw(invitation: Invitation) {
    await request('DELETE', `/users/invitations/${invitation.id}`)
    toast({ text: t.withdrawn })
    await load()
  }

  const roleNames = (member: Member) =>
    roles.value.filter((role) => member.roleIds.includes(role.id)).map((role) => role.name)

  return (
    <>
      <TopBar
        what={<h1 class="strong">{t.title}</h1>}
        middle={<SearchButton />}
        actions={
          manages ? (
            <Button kind="primary" icon={plusIcon} onClick={() => (asking.value = 'invite')}>
              {t.invite}
            </Button>
          ) : undefined
        }
      />
      <main class="screen">
        <div class="screen-body stack">
          {error.value !== null && <Banner tone="danger">{error.value}</Banner>}
          {members.value === null && <SkeletonRows rows={5} columns={4} />}
          {members.value && (
            <section class="card table-scroll" aria-label={t.count(members.value.length)}>
              <table class="grid people">
                <thead>
                  <tr>
                    <th>{t.name}</th>
                    <th>{t.email}</th>
                    <th>{t.role}</th>
                    <th>{t.roles}</th>
                    <th>{t.lastSeen}</th>
                    <th>
                      <span class="sr">{t.more}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {members.value.map((member) => (
                    <tr key={member.id}>
                      <td>
                        <span class="row">
                          <Avatar name={member.name} silent />
                          <span class="medium">{member.name}</span>
                          {member.id === me && <Badge>{t.you}</Badge>}
                          {member.disabled && <Badge tone="warning">{t.disabled}</Badge>}
                        </span>
                      </td>
                      <td class="muted">{member.email}</td>
                      <td>{t.workspaceRole[member.role]}</td>
                      <td class="muted">{roleNames(member).join(', ') || t.noRoles}</td>
                      <td class="muted">
                        {member.lastSeenAt === null ? t.never : formatRelative(Date.parse(member.lastSeenAt), now)}
                      </td>
                      <td class="end">
                        {manages && (
                          <MenuButton
                            label={t.more}
                            align="end"
                            items={() => [
                              { id: 'access', label: t.editRoles, run: () => (asking.value = member) },
                              { separator: true as const },
                              member.disabled
                                ? { id: 'in', label: t.letIn, run: () => void change(member, { disabled: false }) }
                                : {
                                    id: 'out',
                                    label: t.takeOut,
                                    tone: 'danger' as const,
                                    run: () => void takeOut(member),
                                  },
                            ]}
                          >
                            {(trigger) => (
                              <IconButton icon={moreIcon} label={`${t.more}: ${member.name}`} size="s" {...trigger} />
                            )}
                          </MenuButton>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {invitations.value.length > 0 && (
            <section>
              <h2 class="h3 list-title">{t.invitations}</h2>
              <ul class="card lines">
                {invitations.value.map((invitation) => (
                  <li key={invitation.id}>
                    <span class="grow trunc">{invitation.email}</span>
                    <span class="muted fs-2">{t.workspaceRole[invitation.role]}</span>
                    <span class="muted fs-2">{t.expires(formatDay(invitation.expiresAt))}</span>
                    <Button size="s" kind="ghost" onClick={() => void withdraw(invitation)}>
                      {t.withdraw}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
      {asking.value === 'invite' && (
        <Invite
          roles={roles.value}
          onClose={() => (asking.value = null)}
          onSent={() => {
            asking.value = null
            void load()
          }}
        />
      )}
      {asking.value !== null && asking.value !== 'invite' && (
        <MemberAccess
          member={asking.value}
          roles={roles.value}
          onClose={() => (asking.value = null)}
          onSave={(member, values) => {
            asking.value = null
            void change(member, values)
          }}
        />
      )}
    </>
  )
}
