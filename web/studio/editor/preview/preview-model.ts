import { computed, createModel, signal } from '@preact/signals'
import type { Role } from '#domain/auth/roles.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { pagesOf } from '#domain/components/operations/pages.ts'
import type { RecordJson } from '#domain/records/query.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Target } from '#web/controls/target.ts'
import type { Runtime } from '#web/controls/runtime.ts'
import { request } from '#web/server/request.ts'
import type { EditorModel } from '../editor-model.ts'
import type { EvaluationModel, ExpressionUser } from '../evaluation-model.ts'
import { pageRuntime, viewOf } from '../page-runtime.ts'
import { liveRows } from '../sample/live-rows.ts'
import { sampleStore } from '../sample/sample-store.ts'
import { canOf, recordsFor, viewWithin, type Viewer } from './role-records.ts'

/** A page of the preview. */
export type ShownPage = {
  readonly key: number
  readonly as: Target['as']
  readonly title: string
  readonly runtime: Runtime
  readonly target: Target
}

/** Whom one looks as: a member's role in the workspace, or the id of a role. */
export type ViewAs = 'owner' | 'builder' | 'user' | { readonly role: string }

type Options = {
  readonly model: EditorModel
  readonly evaluation: EvaluationModel
  readonly published: (component: string) => boolean
  readonly access: (component: string) => 'private' | 'members'
}

/** What just happened, told in the preview's bar. */
export type News = 'saved' | 'deleted' | 'forbidden' | null

/**
 * The draft as people would use it. Records are those of the live release where there are some, else samples; what is written is
 * written here and gone when the preview is left.
 */
export const PreviewModel = createModel(({ model, evaluation, published, access }: Options) => {
  const as = signal<ViewAs>('owner')
  const roles = signal<readonly Role[]>([])
  const back = signal<readonly ShownPage[]>([])
  const shown = signal<ShownPage | null>(null)
  const over = signal<readonly ShownPage[]>([])
  const news = signal<News>(null)
  const documents = new Map<string, ComponentDocument>()
  let count = 0

  const viewer = computed<Viewer>(() => {
    const who = as.value
    return typeof who === 'string' ? { role: who, roleIds: [] } : { role: 'user', roleIds: [who.role] }
  })
  const own = () => model.draft.document.peek()
  const accessOf = (id: string) => (own()?.component.id === id ? (own()?.component.access ?? 'private') : access(id))

  /** Starts again with a role's records. */
  const source = signal(makeSource())
  function makeSource() {
    const outlines = model.surroundings.peek()
    const who = as.peek()
    const records = sampleStore({
      outlines,
      now: evaluation.now,
      seed: async (outline) => {
        if (!published(outline.id)) return null
        const before =
          outline.id === own()?.component.id ? (model.draft.live.peek()?.document.component.model ?? null) : null
        return liveRows(outline, before, typeof who === 'string' ? undefined : who.role)
      },
    })
    return recordsFor({ records, viewer: viewer.peek(), roles: roles.peek(), outlines, access: accessOf })
  }

  async function documentOf(key: string): Promise<ComponentDocument | null> {
    const draft = own()
    if (draft?.component.key === key) return draft
    const id = model.surroundings.peek().find((outline) => outline.key === key)?.id
    if (id === undefined) return null
    const known = documents.get(id)
    if (known) return known
    const { document } = await request<{ document: ComponentDocument }>('GET', `/components/${id}`)
    documents.set(id, document)
    return document
  }

  async function makePage(target: Target): Promise<ShownPage | null> {
    const document = await documentOf(target.component)
    const page = document && (pagesOf(document).find(({ key }) => key === target.page) ?? pagesOf(document)[0])
    if (!document || !page) return null
    const records = source.peek()
    let record: RecordJson | null = null
    try {
      record = target.record === null ? null : await records.get(target.component, target.record)
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      news.value = 'forbidden'
    }
    const can = canOf(viewer.peek(), roles.peek(), document.component)
    const view = viewWithin(viewOf(document, page, model.surroundings.peek(), can), {
      viewer: viewer.peek(),
      roles: roles.peek(),
      access: accessOf,
    })
    const me = evaluation.user.peek()
    const user: ExpressionUser = { ...me, role: viewer.peek().role }
    const self: ShownPage = {
      key: ++count,
      as: target.as,
      title: record?.name ?? page.title,
      target,
      runtime: pageRuntime({
        mode: 'preview',
        view,
        record,
        params: target.params,
        records,
        user,
        now: evaluation.now,
        host: {
          open: (next) => void open(next),
          back: () => leave(self),
          saved: () => refreshed('saved'),
          wrong: () => {},
          deleted: () => refreshed('deleted'),
          // No workflow runs in a preview.
          started: () => {},
          failed: () => (news.value = 'forbidden'),
        },
      }),
    }
    return self
  }

  const all = () => [...(shown.peek() ? [shown.peek()] : []), ...over.peek()]
  /** Something was written: grids of the pages in sight read again. */
  function refreshed(what: News) {
    news.value = what
    for (const page of all()) if (page) void page.runtime.run({ kind: 'refresh' })
  }

  async function open(target: Target): Promise<void> {
    try {
      const page = await makePage(target)
      if (!page) return
      if (target.as === 'page') {
        const before = shown.peek()
        if (before) back.value = [...back.peek(), before]
        over.value = []
        shown.value = page
      } else over.value = [...over.peek(), page]
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      news.value = 'forbidden'
    }
  }

  function leave(page: ShownPage) {
    if (over.peek().includes(page)) {
      over.value = over.peek().filter((other) => other !== page)
      return
    }
    const before = back.peek().at(-1)
    if (!before) return
    back.value = back.peek().slice(0, -1)
    shown.value = before
    void before.runtime.run({ kind: 'refresh' })
  }

  /** From the beginning: the page that is edited, as the chosen role, with fresh records. */
  async function restart(): Promise<void> {
    const [document, page] = [own(), model.page.peek()]
    source.value = makeSource()
    back.value = []
    over.value = []
    shown.value = null
    news.value = null
    if (document && page)
      await open({ component: document.component.key, page: page.key, record: null, params: {}, as: 'page' })
  }

  return {
    as,
    roles,
    shown,
    over,
    news,
    leave,
    restart,
    canGoBack: computed(() => back.value.length > 0),
    mayRead: computed(() => {
      const component = model.draft.document.value?.component
      return component ? canOf(viewer.value, roles.value, component).read : false
    }),
    async begin(): Promise<void> {
      await restart()
      const answer = await request<{ roles: Role[] }>('GET', '/roles').catch((cause: unknown) => {
        if (cause instanceof ServerError) return { roles: [] }
        throw cause
      })
      roles.value = answer.roles
    },
    viewAs(next: ViewAs) {
      as.value = next
      return restart()
    },
    /** Opens a page of the component from the preview's own list. */
    goTo(page: string) {
      const document = own()
      return document
        ? open({ component: document.component.key, page, record: null, params: {}, as: 'page' })
        : Promise.resolve()
    },
  }
})
export type PreviewModel = InstanceType<typeof PreviewModel>
