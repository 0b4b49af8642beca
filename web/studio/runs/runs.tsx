import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import type { WorkflowName } from '#workers/api.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { arrowUpIcon, searchIcon, workflowIcon } from '#web/ui/icons.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { request } from '#web/server/request.ts'
import { useWorkspace } from '../context.ts'
import { failureSentence } from '../failure-sentence.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { FilterBar } from './list/filter-bar.tsx'
import { Incidents } from './list/incidents.tsx'
import { isFiltered, readQuery, type RunQuery, writeQuery } from './list/run-query.ts'
import { RunTable } from './list/run-table.tsx'
import { RunsModel } from './list/runs-model.ts'
import { messages } from './messages.ts'
import './runs.css'

type View = 'runs' | 'incidents'

/** Runs of all workflows, and failures by cause. `?tab=incidents`; the filter stands in the address. */
export default function Runs() {
  const workspace = useWorkspace()
  const { query, route } = useLocation()
  const t = messages.t
  const view: View = query['tab'] === 'incidents' ? 'incidents' : 'runs'
  const workflows = useSignal<readonly WorkflowName[]>([])
  const failing = workspace.failing.value

  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
  }, [t, workspace])
  useEffect(() => {
    void request<{ workflows: WorkflowName[] }>('GET', '/runs/workflows').then((known) => {
      workflows.value = known.workflows
    })
  }, [workflows])

  return (
    <>
      <TopBar what={<h1 class="strong">{t.title}</h1>} middle={<SearchButton />} />
      <main class="screen">
        <div class="screen-body wide runs-screen">
          <Segmented<View>
            label={t.views}
            value={view}
            onChange={(next) => route(next === 'incidents' ? '/studio/runs?tab=incidents' : '/studio/runs')}
            segments={[
              { value: 'runs', label: t.runs },
              { value: 'incidents', label: t.incidents, ...(failing > 0 ? { count: failing } : {}) },
            ]}
          />
          {view === 'incidents' ? (
            <Incidents workflows={workflows.value} />
          ) : (
            <List workflows={workflows.value} query={readQuery(query)} />
          )}
        </div>
      </main>
    </>
  )
}

const CLOCK_MS = 10_000

function List({ workflows, query }: { workflows: readonly WorkflowName[]; query: RunQuery }) {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const t = messages.t
  const model = useMemo(() => new RunsModel(), [])
  const people = useSignal<readonly { readonly id: string; readonly name: string }[]>([])
  const now = useSignal(Date.now())
  const address = writeQuery(query)

  useEffect(() => void model.show(query), [model, address])
  useEffect(() => workspace.onRuns((ids) => void model.hear(ids)), [model, workspace])
  useEffect(() => {
    if (workspace.may('users.read'))
      void request<{ users: { id: string; name: string }[] }>('GET', '/users').then(({ users }) => {
        people.value = users
      })
    const clock = setInterval(() => (now.value = Date.now()), CLOCK_MS)
    return () => clearInterval(clock)
  }, [workspace, people, now])

  const rows = model.rows.value
  const failure = model.failure.value
  const isEmpty = rows !== null && rows.shown.length === 0 && rows.fresh.length === 0
  return (
    <>
      <FilterBar
        query={query}
        workflows={workflows}
        people={people.value}
        onChange={(next) => route(`/studio/runs${writeQuery(next)}`, true)}
      />
      {failure && (
        <Banner
          tone="danger"
          action={
            <Button size="s" onClick={() => void model.reload()}>
              {t.retryLoad}
            </Button>
          }
        >
          {failureSentence(failure)}
        </Banner>
      )}
      <span class="sr" role="status">
        {rows && rows.fresh.length > 0 ? t.fresh(rows.fresh.length) : ''}
      </span>
      {rows && rows.fresh.length > 0 && (
        <Button class="fresh-runs" icon={arrowUpIcon} onClick={() => model.showFresh()}>
          {t.fresh(rows.fresh.length)}
        </Button>
      )}
      {isEmpty && isFiltered(query) && (
        <EmptyState
          icon={searchIcon}
          title={t.none}
          action={<Button onClick={() => route('/studio/runs')}>{t.filter.clear}</Button>}
        />
      )}
      {isEmpty && !isFiltered(query) && (
        <EmptyState
          icon={workflowIcon}
          title={t.empty}
          action={
            <a class="btn" href="/studio/components">
              {t.toComponents}
            </a>
          }
        >
          {t.emptyHelp}
        </EmptyState>
      )}
      {!isEmpty && !(failure && rows === null) && (
        <RunTable runs={rows?.shown ?? null} moved={rows?.moved ?? new Set()} workflows={workflows} now={now.value} />
      )}
      {model.next.value !== null && !isEmpty && (
        <Button class="more-runs" busy={model.loading.value} onClick={() => void model.more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}
