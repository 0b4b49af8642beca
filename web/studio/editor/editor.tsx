import { computed, useComputed, useSignal, type ReadonlySignal } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { ContextMenuHost } from '#web/ui/context-menu.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { searchIcon } from '#web/ui/icons.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { useWorkspace } from '../context.ts'
import { TopBar } from '../frame/top-bar.tsx'
import { messages as studio } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { WorkspaceModel } from '../workspace-model.ts'
import { browserKeep } from './browser-keep.ts'
import { EditorContext, type EditorParts } from './context.ts'
import type { DraftServer } from './draft-store.ts'
import { EditorModel } from './editor-model.ts'
import { placeOf } from './drawer/problem-place.ts'
import { EvaluationModel } from './evaluation-model.ts'
import { Workbench } from './frame/workbench.tsx'
import { jumpTo } from './jump-to.ts'
import { messages } from './messages.ts'
import { NARROW_PX, ViewModel } from './view-model.ts'
import { WorkflowModel } from './workflow/workflow-model.ts'
import './editor.css'

const DRAFTS: DraftServer = {
  load: (id) => request('GET', `/components/${encodeURIComponent(id)}`),
  save: (id, base, edits) => request('POST', `/components/${encodeURIComponent(id)}/edits`, { base, edits }),
}

const now = () => Date.now()

/** Ids of components with something live. */
function publishedOf(workspace: WorkspaceModel): ReadonlySignal<ReadonlySet<string>> {
  // Through a text, so that a list that came again and says the same changes nothing.
  const ids = computed(() =>
    (workspace.components.value ?? []).flatMap(({ id, state }) => (state === 'never' ? [] : [id])).join(' '),
  )
  return computed(() => new Set(ids.value.split(' ')))
}

/** Everything the editor of one component works with. */
function makeParts(id: string, workspace: WorkspaceModel): EditorParts {
  const model = new EditorModel({
    id,
    server: DRAFTS,
    keep: browserKeep,
    outlines: workspace.outlines,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    now,
  })
  const { user, role } = workspace.session.peek()
  const evaluation = new EvaluationModel({
    document: model.draft.document,
    page: model.page,
    outlines: workspace.outlines,
    live: model.draft.live,
    published: publishedOf(workspace),
    user: { id: user.id, name: user.name, email: user.email, role },
    now,
  })
  const view = new ViewModel({ keep: browserKeep, narrow: innerWidth < NARROW_PX })
  return { model, evaluation, view, flow: new WorkflowModel(model) }
}

/** The component editor: model, pages and workflows, saved as one edits. `/studio/components/:id/:page?`, `?at=` a place in the document. */
export default function Editor() {
  const workspace = useWorkspace()
  const { params } = useRoute()
  const { path, query, route } = useLocation()
  const id = params['id'] ?? ''
  const parts = useMemo(() => makeParts(id, workspace), [id, workspace])
  const { model } = parts
  const failure = useSignal<ServerError | null>(null)
  const opened = useComputed(() => model.draft.document.value !== null)

  /** `?at=` is a path in the document: where a problem is, told elsewhere. */
  function jumpToWanted() {
    const document = model.draft.document.peek()
    const at = query['at']
    if (document && at) jumpTo(parts, placeOf({ path: at.split('/') }, document))
  }

  async function open() {
    failure.value = null
    try {
      await model.draft.open()
      jumpToWanted()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      failure.value = cause
    }
  }

  const online = workspace.online.value
  useEffect(() => {
    if (online && failure.peek()?.code === 'offline') void open()
  }, [online])

  useEffect(() => {
    const wanted = params['page']
    if (wanted !== undefined) model.show(wanted)
    void open()
    const stop = workspace.onDraft(({ component, revision, by }) => {
      if (component === id) void model.draft.theirs(revision, by.name)
    })
    return () => {
      stop()
      void model.draft.flush().finally(() => model.draft.close())
    }
  }, [model])

  const title = model.draft.document.value?.component.title
  const shown = model.workflow.value ?? model.page.value
  useEffect(() => {
    if (title === undefined) return
    document.title = `${title} · Aqtra Studio`
    workspace.tellPlace(shown ? `${title}/${shown.title}` : title)
  }, [title, shown?.title, workspace])

  // The address says which page or workflow is shown, so that it can be sent to someone.
  useEffect(() => {
    const here = `/studio/components/${id}${shown ? `/${shown.id}` : ''}`
    if (opened.value && path !== here && !('preview' in query)) route(here, true)
  }, [shown?.id, opened.value])

  if (failure.value) return <NotOpened failure={failure.value} onRetry={() => void open()} />
  if (!opened.value) {
    return (
      <>
        <TopBar what={<span class="subtle">{messages.t.title}</span>} />
        <div class="screen">
          <div class="screen-body">
            <SkeletonRows rows={8} columns={3} />
          </div>
        </div>
      </>
    )
  }
  return (
    <EditorContext.Provider value={parts}>
      <Workbench preview={'preview' in query} />
      <ContextMenuHost />
    </EditorContext.Provider>
  )
}

function NotOpened({ failure, onRetry }: { failure: ServerError; onRetry: () => void }) {
  const { bar } = messages.t
  const gone = failure.code === 'not_found'
  return (
    <>
      <TopBar what={<span class="subtle">{messages.t.title}</span>} />
      <main class="screen">
        {gone ? (
          <EmptyState
            icon={searchIcon}
            title={bar.gone}
            action={
              <a class="btn" href="/studio/components">
                {bar.toComponents}
              </a>
            }
          >
            {bar.goneHelp}
          </EmptyState>
        ) : (
          <Banner
            tone="danger"
            action={
              <Button size="s" onClick={onRetry}>
                {studio.t.frame.tryAgain}
              </Button>
            }
          >
            {bar.wontLoad}. {failure.code !== 'offline' && problemSentence({ code: failure.code })}
          </Banner>
        )}
      </main>
    </>
  )
}
