import { useSignal } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Role } from '#domain/auth/roles.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { plusIcon, shieldIcon } from '#web/ui/icons.ts'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { request } from '#web/server/request.ts'
import { messages } from './messages.ts'
import { RoleForm } from './role-form.tsx'
import './roles.css'

/** Roles on the left, what the chosen one grants on the right. */
export default function Roles() {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const { params } = useRoute()
  const t = messages.t
  const roles = useSignal<readonly Role[] | null>(null)
  const manages = workspace.may('roles.manage')

  const load = async () => {
    roles.value = (await request<{ roles: Role[] }>('GET', '/roles')).roles
  }
  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
    void load()
  }, [t, workspace])

  async function create() {
    const id = makeId(t.newName, crypto.getRandomValues(new Uint8Array(6)), 'role')
    await request('PUT', `/roles/${id}`, { id, name: t.newName, components: {} } satisfies Role)
    await load()
    route(`/studio/roles/${id}`)
  }

  const current = roles.value?.find((role) => role.id === params['id']) ?? roles.value?.[0]
  return (
    <>
      <TopBar
        what={<h1 class="strong">{t.title}</h1>}
        middle={<SearchButton />}
        actions={
          manages ? (
            <Button kind="primary" icon={plusIcon} onClick={() => void create()}>
              {t.create}
            </Button>
          ) : undefined
        }
      />
      <main class="screen">
        <div class="screen-body">
          {roles.value === null && <SkeletonRows rows={4} columns={3} />}
          {roles.value?.length === 0 && (
            <EmptyState
              icon={shieldIcon}
              title={t.none}
              action={manages ? <Button onClick={() => void create()}>{t.create}</Button> : undefined}
            >
              {t.noneHelp}
            </EmptyState>
          )}
          {current && (
            <div class="roles">
              <nav class="card lines" aria-label={t.title}>
                <ul>
                  {roles.value?.map((role) => (
                    <li key={role.id} class={role.id === current.id ? 'on' : undefined}>
                      <Icon drawing={shieldIcon} />
                      <a
                        class="grow trunc"
                        href={`/studio/roles/${role.id}`}
                        aria-current={role.id === current.id ? 'page' : undefined}
                      >
                        {role.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <RoleForm key={current.id} role={current} readOnly={!manages} onChanged={() => void load()} />
            </div>
          )}
        </div>
      </main>
    </>
  )
}
