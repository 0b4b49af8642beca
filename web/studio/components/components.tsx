import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { formatRelative } from '#web/ui/format/dates.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { cubeIcon, downloadIcon, moreIcon, plusIcon, searchIcon, trashIcon, uploadIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { ComponentSummary } from '#workers/api.ts'
import { exportComponents } from './export-components.ts'
import { ImportComponents } from './import-components.tsx'
import { NewComponent } from './new-component.tsx'
import { DraftState } from './state.tsx'
import './component-list.css'

/** Every component of the workspace. `?new` opens the question for a new one, `?problems` shows those with problems. */
export default function Components() {
  const workspace = useWorkspace()
  const { query, route } = useLocation()
  const t = messages.t.components
  const find = useSignal('')
  const chosen = useSignal<readonly string[]>([])
  const asking = useSignal<'new' | 'import' | null>('new' in query ? 'new' : 'import' in query ? 'import' : null)
  const now = Date.now()

  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
  }, [t, workspace])

  const all = workspace.components.value
  const words = find.value.trim().toLowerCase()
  const shown = all?.filter(
    (c) =>
      (!('problems' in query) || c.problems > 0) &&
      `${c.title} ${c.key} ${c.description}`.toLowerCase().includes(words),
  )

  async function remove(component: ComponentSummary) {
    const sure = await confirm({
      title: t.removeTitle(component.title),
      loss: t.removeLoss,
      act: t.remove,
      keep: t.keep,
    })
    if (!sure) return
    try {
      await request('DELETE', `/components/${component.id}`)
      toast({ text: t.removed(component.title) })
    } catch (cause) {
      if (!(cause instanceof ServerError) || cause.code !== 'still_referenced') throw cause
      const referrers = (cause.body?.extra?.['referrers'] ?? []) as { title: string }[]
      toast({ tone: 'danger', text: t.referred(referrers.map((r) => r.title).join(', ')) })
    }
    await workspace.refresh()
  }

  const row = (component: ComponentSummary) => (
    <li key={component.id} class="rc">
      <Checkbox
        label={component.title}
        checked={chosen.value.includes(component.id)}
        onChange={(on) => {
          chosen.value = on ? [...chosen.value, component.id] : chosen.value.filter((id) => id !== component.id)
        }}
      />
      <span class="ic">
        <NamedIcon name={component.icon} />
      </span>
      <a class="trunc medium" href={`/studio/components/${component.id}`}>
        {component.title}
      </a>
      <span class="muted fs-2 trunc">{t.shapeOf(component.properties, component.pages)}</span>
      <DraftState component={component} release={workspace.release.value} />
      <span class="row fs-2 muted end">
        {formatRelative(Date.parse(component.updatedAt), now)}
        {component.updatedBy && <Avatar name={component.updatedBy.name} size="s" />}
        <MenuButton
          label={t.more}
          align="end"
          items={() => [
            { id: 'export', label: t.export, icon: downloadIcon, run: () => void exportComponents([component.id]) },
            { separator: true as const },
            {
              id: 'remove',
              label: t.remove,
              icon: trashIcon,
              tone: 'danger' as const,
              run: () => void remove(component),
            },
          ]}
        >
          {(trigger) => <IconButton icon={moreIcon} label={t.more} size="s" {...trigger} />}
        </MenuButton>
      </span>
    </li>
  )

  return (
    <>
      <TopBar
        what={<h1 class="strong">{t.title}</h1>}
        middle={<SearchButton />}
        actions={
          <>
            <Button icon={uploadIcon} onClick={() => (asking.value = 'import')}>
              {t.import}
            </Button>
            <Button kind="primary" icon={plusIcon} onClick={() => (asking.value = 'new')}>
              {t.create}
            </Button>
          </>
        }
      />
      <main class="screen">
        <div class="screen-body">
          <div class="row list-tools">
            <TextInput
              type="search"
              icon={searchIcon}
              value={find.value}
              onInput={(value) => (find.value = value)}
              aria-label={t.find}
              placeholder={t.find}
            />
            <span class="grow" />
            {chosen.value.length > 0 && (
              <>
                <span class="muted">{t.selected(chosen.value.length)}</span>
                <Button icon={downloadIcon} onClick={() => void exportComponents(chosen.value)}>
                  {t.exportSelected(chosen.value.length)}
                </Button>
              </>
            )}
          </div>
          {shown === undefined && <SkeletonRows rows={6} columns={5} />}
          {all?.length === 0 && (
            <EmptyState
              icon={cubeIcon}
              title={messages.t.home.empty}
              action={
                <Button kind="primary" icon={plusIcon} onClick={() => (asking.value = 'new')}>
                  {t.create}
                </Button>
              }
            >
              {messages.t.home.emptyHelp}
            </EmptyState>
          )}
          {all && all.length > 0 && shown?.length === 0 && (
            <EmptyState
              icon={searchIcon}
              title={t.none}
              action={
                <Button
                  onClick={() => {
                    find.value = ''
                    route('/studio/components')
                  }}
                >
                  {t.clear}
                </Button>
              }
            />
          )}
          {shown && shown.length > 0 && <ul class="card component-list">{shown.map(row)}</ul>}
        </div>
      </main>
      {asking.value === 'new' && (
        <NewComponent template={query['template'] ?? ''} onClose={() => (asking.value = null)} />
      )}
      {asking.value === 'import' && <ImportComponents onClose={() => (asking.value = null)} />}
    </>
  )
}
