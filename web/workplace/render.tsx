import { renderToString } from 'preact-render-to-string'
import type { Locale } from '#domain/localization/locales.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { PageView, SiteView } from '#domain/sites/view.ts'
import { partsFor, type Wishes } from '#web/controls/data-grid/grid-address.ts'
import { engineFor } from '#web/controls/expression-engine.ts'
import { expressionsOver, type Engine } from '#web/controls/expressions.ts'
import { needsEngine } from '#web/controls/plain-expression.ts'
import type { FileStore, RecordSource } from '#web/controls/records.ts'
import { RENDERERS } from '#web/controls/renderers.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { drawingNamed } from './drawing-named.ts'
import { readAs } from '#web/ui/reader.ts'
import { messages } from './messages.ts'
import { windowTitle } from './page/page-host.tsx'
import { inScript } from './in-script.ts'
import type { Message, PageData, TaskPlace, WorkplaceData } from './page-data.ts'
import { paramsOf } from './place.ts'
import { MessageView } from './shell/message-view.tsx'
import { siteTheme } from './site-theme.ts'
import { Workplace } from './workplace.tsx'
import { WorkplaceModel, type Outside } from './workplace-model.ts'

export { dataNeeds } from './data-needs.ts'
export type { DataNeeds, GridNeed, GridTry } from './data-needs.ts'
export { chunksOf } from './page-assets.ts'

type PageToDraw = Extract<PageInput, { kind: 'page' }>

type Shared = {
  readonly site: SiteView
  readonly locale: Locale
  /** IANA zone of the reader, where the edge knows it. */
  readonly timeZone?: string | undefined
  /** Whether Studio is offered. */
  readonly mayBuild: boolean
  /** The built address of `client.tsx`; its style sheets and what to fetch ahead are the caller's. */
  readonly assets: { readonly script: string }
  /** Of this answer's content security policy. */
  readonly nonce: string
}

/** What a page of a site is drawn from: with its data, or with the reason why there is none. */
export type PageInput = Shared &
  (
    | {
        readonly kind: 'page'
        readonly view: PageView
        /** The whole address; its query holds the record's id and the parameters. */
        readonly url: string
        readonly record?: RecordJson | null
        readonly grids: { readonly [controlId: string]: RecordPage | undefined }
        /** What the address sets on them, as far as it was heard. */
        readonly wishes: Wishes
        /** Epoch ms, for expressions that ask the time. */
        readonly now: number
      }
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'inbox'; readonly task: TaskPlace | null }
  )

/**
 * Draws a page of a site. Reads nothing, and writes nothing but its answer.
 * @returns the text of `<title>`, not escaped; what the head needs beside the build's files; the HTML inside `<body>`
 */
export async function renderPage(input: PageInput): Promise<{ title: string; head: string; body: string }> {
  const { site, locale, timeZone = 'UTC', mayBuild, assets, nonce } = input
  await messagesReady(locale)
  const view = input.kind === 'page' ? input.view : null
  const engine =
    view && input.kind === 'page' && needsEngine(view.page.controls) ? engineFor(view, () => input.now) : null
  const content: WorkplaceData['content'] =
    input.kind === 'page'
      ? contentOf(input, engine)
      : input.kind === 'inbox'
        ? { inbox: input.task }
        : { message: input.message }
  const data: WorkplaceData = {
    site,
    session: { locale, mayBuild },
    content,
    icons: iconsOf(site),
    locale,
    timeZone,
  }
  return readAs({ locale, timeZone }, () => {
    const model = new WorkplaceModel(data, NOWHERE, { renderers: RENDERERS, engine })
    const body = renderToString(<Workplace model={model} MessageView={MessageView} />)
    const shown = model.content.peek()
    const title =
      'runtime' in shown
        ? windowTitle(shown, site.site.name)
        : 'inbox' in shown
          ? `${messages.t.inbox} · ${site.site.name}`
          : site.site.name
    const theme = siteTheme(site.site.theme)
    return {
      title,
      head: `${theme === '' ? '' : `<style nonce="${nonce}">${theme}</style>`}<script type="module" src="${assets.script}"></script>`,
      body: `<div id="app">${body}</div><noscript>${escaped(messages.t.loading)}</noscript><script type="application/json" id="state">${inScript(data)}</script>`,
    }
  })
}

function contentOf({ site, view, url, record = null, grids, wishes }: PageToDraw, engine: Engine | null): PageData {
  const asked = paramsOf(new URL(url).searchParams)
  const expressions = expressionsOver(() => ({ ...record, user: site.user, params: asked.params }), engine)
  const place = { component: view.component.key, page: view.page.key, ...asked }
  // What was not heard is no part of the address any more.
  return { view, place: { ...place, grids: partsFor(view, wishes, expressions) }, record, grids, wishes }
}

function iconsOf({ menu, inbox }: SiteView): { [name: string]: string } {
  const names = menu.flatMap(function all(entry): string[] {
    return [...(entry.icon ? [entry.icon] : []), ...entry.children.flatMap(all)]
  })
  return Object.fromEntries([...names, ...(inbox ? ['inbox', 'bell'] : [])].map((name) => [name, drawingNamed(name)]))
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const refuse = (): never => {
  throw new Error('Drawing a page reads and writes nothing')
}
/** At the edge a page is drawn and no more: effects do not run, nothing is pressed. */
const NOWHERE: Outside = {
  records: {
    query: refuse,
    get: refuse,
    create: refuse,
    update: refuse,
    remove: refuse,
    restore: refuse,
    workflows: refuse,
  } satisfies RecordSource,
  files: { upload: refuse, address: ({ id }) => `/api/files/${encodeURIComponent(id)}` } satisfies FileStore,
  loadView: refuse,
  visit: refuse,
  goBack: refuse,
  say: { wrong: refuse, saved: refuse, deleted: refuse, started: refuse, failed: refuse },
  mayLeave: refuse,
}
