import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { TEMPLATE_IDS } from '#domain/components/templates.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { formatRelative } from '#web/ui/format/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { buildingIcon, cubeIcon, externalIcon, pageIcon, plusIcon, rightIcon, uploadIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import '../components/component-list.css'
import { DraftState } from '../components/state.tsx'
import { useWorkspace } from '../context.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { messages } from '../messages.ts'
import { FirstSteps } from './first-steps.tsx'
import { Health } from './health.tsx'
import { TemplateCard } from './template-card.tsx'
import './home.css'

type Show = 'all' | 'mine' | 'problems'

/** Where a builder starts: how things are, what to start from, what was worked on last. */
export default function Home() {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const { home: t, components: c, frame } = messages.t
  const show = useSignal<Show>('all')
  const session = workspace.session.value
  const all = workspace.components.value
  const withProblems = all?.filter((component) => component.problems > 0).length ?? 0
  const recent = all
    ?.filter(
      (component) =>
        show.value === 'all' ||
        (show.value === 'mine' ? component.updatedBy?.id === session.user.id : component.problems > 0),
    )
    .toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))
    .slice(0, 8)
  const now = Date.now()

  useEffect(() => {
    document.title = `${session.workspace.name} · Aqtra Studio`
    workspace.tellPlace(t.title)
  }, [session, t, workspace])

  return (
    <>
      <TopBar
        what={
          <h1 class="row strong">
            <Icon drawing={buildingIcon} class="c-accent" />
            {session.workspace.name}
          </h1>
        }
        middle={<SearchButton />}
        actions={
          <>
            <a class="btn" href="/" target="_blank" rel="noopener">
              {frame.openWorkplace}
              <Icon drawing={externalIcon} size="s" />
            </a>
            <Button kind="primary" icon={plusIcon} onClick={() => route('/studio/components?new')}>
              {frame.newComponent}
            </Button>
          </>
        }
      />
      <main class="screen">
        <div class="screen-body home">
          <Health />
          <div class="home-main">
            <section>
              <h2 class="h2">{t.templates}</h2>
              <div class="templates">
                {TEMPLATE_IDS.map((id) => (
                  <TemplateCard key={id} id={id} />
                ))}
              </div>
            </section>
            <section>
              <div class="row section-head">
                <h2 class="h2 grow">{t.recent}</h2>
                <Segmented<Show>
                  label={t.recent}
                  value={show.value}
                  onChange={(value) => (show.value = value)}
                  segments={[
                    { value: 'all', label: t.all },
                    { value: 'mine', label: t.mine },
                    { value: 'problems', label: t.withProblems, ...(withProblems > 0 ? { count: withProblems } : {}) },
                  ]}
                />
              </div>
              {recent === undefined && <SkeletonRows rows={5} columns={4} />}
              {recent?.length === 0 && (
                <div class="card">
                  {all?.length === 0 ? (
                    <EmptyState
                      icon={cubeIcon}
                      title={t.empty}
                      action={
                        <Button icon={plusIcon} onClick={() => route('/studio/components?new')}>
                          {frame.newComponent}
                        </Button>
                      }
                    >
                      {t.emptyHelp}
                    </EmptyState>
                  ) : (
                    <EmptyState
                      icon={cubeIcon}
                      title={show.value === 'mine' ? t.emptyMine : t.emptyFilter}
                      action={<Button onClick={() => (show.value = 'all')}>{t.showAll}</Button>}
                    />
                  )}
                </div>
              )}
              {recent && recent.length > 0 && (
                <ul class="card component-list">
                  {recent.map((component) => (
                    <li key={component.id} class="rc">
                      <span class="ic">
                        <NamedIcon name={component.icon} />
                      </span>
                      <a class="trunc medium" href={`/studio/components/${component.id}`}>
                        {component.title}
                      </a>
                      <span class="muted fs-2 trunc">{c.shapeOf(component.properties, component.pages)}</span>
                      <DraftState component={component} release={workspace.release.value} />
                      <span class="row fs-2 muted end">
                        {formatRelative(Date.parse(component.updatedAt), now)}
                        {component.updatedBy && <Avatar name={component.updatedBy.name} size="s" />}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </div>
          <aside class="home-side">
            <FirstSteps />
            <section class="card start">
              <a href="/studio/components?new">
                <Icon drawing={pageIcon} />
                <span class="grow">{t.blank}</span>
                <Icon drawing={rightIcon} mirror />
              </a>
              <a href="/studio/components?import">
                <Icon drawing={uploadIcon} />
                <span class="grow">{t.importFile}</span>
                <Icon drawing={rightIcon} mirror />
              </a>
            </section>
          </aside>
        </div>
      </main>
    </>
  )
}
