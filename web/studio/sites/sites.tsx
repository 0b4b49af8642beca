import { useSignal } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Site } from '#domain/sites/site.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { globeIcon, plusIcon } from '#web/ui/icons.ts'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { request } from '#web/server/request.ts'
import { messages } from './messages.ts'
import { SiteForm } from './site-form.tsx'
import './sites.css'

type SiteRow = { readonly site: Site; readonly revision: number; readonly state: 'never' | 'ahead' | 'live' }

/** The workspace's sites on the left, the chosen one on the right. */
export default function Sites() {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const { params } = useRoute()
  const t = messages.t
  const rows = useSignal<readonly SiteRow[] | null>(null)
  const may = workspace.may('sites.write')

  const load = async () => {
    rows.value = (await request<{ sites: SiteRow[] }>('GET', '/sites')).sites
  }
  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
    void load()
    void workspace.refresh()
  }, [t, workspace])

  async function create() {
    const { site } = await request<SiteRow>('POST', '/sites', { name: t.newName })
    await load()
    route(`/studio/sites/${site.id}`)
  }

  const current = rows.value?.find((row) => row.site.id === params['id']) ?? rows.value?.[0]
  return (
    <>
      <TopBar
        what={<h1 class="strong">{t.title}</h1>}
        middle={<SearchButton />}
        actions={
          <>
            {may && (
              <Button icon={plusIcon} onClick={() => void create()}>
                {t.create}
              </Button>
            )}
            <a class="btn primary" href="/studio/publication">
              {t.publish}
            </a>
          </>
        }
      />
      <main class="screen">
        <div class="screen-body">
          {rows.value === null && <SkeletonRows rows={4} columns={3} />}
          {rows.value?.length === 0 && (
            <EmptyState
              icon={globeIcon}
              title={t.none}
              action={may ? <Button onClick={() => void create()}>{t.create}</Button> : undefined}
            >
              {t.noneHelp}
            </EmptyState>
          )}
          {current && (
            <div class="sites">
              <nav class="card lines" aria-label={t.title}>
                <ul>
                  {rows.value?.map(({ site, state }) => (
                    <li key={site.id} class={site.id === current.site.id ? 'on' : undefined}>
                      <Icon drawing={globeIcon} />
                      <a
                        class="grow trunc"
                        href={`/studio/sites/${site.id}`}
                        aria-current={site.id === current.site.id ? 'page' : undefined}
                      >
                        {site.name}
                      </a>
                      <span class="muted fs-1">{t.state[state]}</span>
                    </li>
                  ))}
                </ul>
              </nav>
              <SiteForm
                key={current.site.id}
                row={current}
                readOnly={!may}
                onRemoved={() => void load()}
                onLeft={() => void load()}
              />
            </div>
          )}
        </div>
      </main>
    </>
  )
}
