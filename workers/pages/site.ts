import { type Context, Hono } from 'hono'
import { defaultSite, siteByKey } from '#domain/app/site-view.ts'
import type { Actor } from '#domain/auth/can.ts'
import { holds } from '#domain/auth/permissions.ts'
import { needsSetup } from '#db/queries/auth.ts'
import { AppError } from '#domain/lib/errors.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { PageView, SiteView } from '#domain/sites/view.ts'
import type { TaskPlace } from '#web/workplace/page-data.ts'
import { paramsOf } from '#web/workplace/place.ts'
import { chunksOf, dataNeeds, renderPage, type GridNeed, type GridTry, type PageInput } from '#web/workplace/render.tsx'
import { writtenPage, writtenSite } from '../core/app/views.ts'
import { identify } from '../core/auth/identify.ts'
import { liveApp, type LiveWorkspace } from '../core/lib/live-app.ts'
import { requires } from '../core/lib/requires.ts'
import { placeNamed } from '../core/records/place.ts'
import { page as readPage, parseQuery, record as readRecord } from '../core/records/read.ts'
import type { AppEnv } from '../env.ts'
import { answerAccount } from './account.ts'
import { builtOf } from './build.ts'
import { documentOf } from './document.ts'

const open = requires('public', { hide: true })

/** Workplace: the default site at `/`, every site under its key, its pages drawn with their data. */
export const site = new Hono<AppEnv>()
  .get('/', open, async (c) => {
    const actor = await reader(c)
    if (actor instanceof Response) return actor
    const live = await liveApp(c)
    const found = defaultSite(live)
    if (!found) return answerAccount(c, { screen: 'message', kind: 'nothing_published' }, 404)
    return c.redirect(homeOf((await writtenSite(live, found, actor)).view))
  })

  .get('/app/:site', open, async (c) => {
    const actor = await reader(c)
    if (actor instanceof Response) return actor
    const view = await siteFor(c, actor)
    if (!view) return answerAccount(c, { screen: 'message', kind: 'not_found' }, 404)
    return view.home ? c.redirect(homeOf(view)) : draw(c, actor, { kind: 'message', site: view, message: 'empty' }, 200)
  })

  .get('/app/:site/:component/:page', open, async (c) => {
    const actor = await reader(c)
    if (actor instanceof Response) return actor
    const siteView = await siteFor(c, actor)
    if (!siteView) return answerAccount(c, { screen: 'message', kind: 'not_found' }, 404)
    const written = await writtenPage(await liveApp(c), c.req.param('component'), c.req.param('page'), actor)
    if (!written) return draw(c, actor, { kind: 'message', site: siteView, message: 'not_found' }, 404)
    try {
      const data = await dataOf(c, siteView, written.view)
      return await draw(
        c,
        actor,
        { kind: 'page', site: siteView, view: written.view, url: c.req.url, now: Date.now(), ...data },
        200,
      )
    } catch (error) {
      const message = messageOf(error)
      if (message === null) throw error
      return draw(
        c,
        actor,
        { kind: 'message', site: siteView, message },
        message === 'failed' ? 503 : message === 'forbidden' ? 403 : 404,
      )
    }
  })

  .get('/inbox', open, (c) => inbox(c, null))

  .get('/inbox/:run/:task', open, (c) => {
    const { run, task } = c.req.param()
    return inbox(c, isUuid(run) && /^\d{1,9}$/.test(task) ? { run, task: Number(task) } : null)
  })

/** The inbox within a site: the one named beside the address, else the default one. What waits there is the browser's to ask. */
async function inbox(c: Context<AppEnv>, task: TaskPlace | null): Promise<Response> {
  const actor = await reader(c)
  if (actor instanceof Response) return actor
  const live = await liveApp(c)
  const found = siteByKey(live, c.req.query('site') ?? '') ?? defaultSite(live)
  if (!found) return answerAccount(c, { screen: 'message', kind: 'nothing_published' }, 404)
  const { view } = await writtenSite(live, found, actor)
  return draw(c, actor, { kind: 'inbox', site: view, task }, 200)
}

const homeOf = ({ site: { key }, home }: SiteView): string =>
  home ? `/app/${key}/${home.component}/${home.page}` : `/app/${key}`

/** Who reads, or the way to sign in. */
async function reader(c: Context<AppEnv>): Promise<Actor | Response> {
  const actor = await identify(c)
  if (actor) return actor
  if (await needsSetup(c.var.sql)) return c.redirect('/setup')
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`)
}

async function siteFor(c: Context<AppEnv>, actor: Actor): Promise<SiteView | null> {
  const live: LiveWorkspace = await liveApp(c)
  const found = siteByKey(live, c.req.param('site') ?? '')
  return found ? (await writtenSite(live, found, actor)).view : null
}

type Shown = Extract<PageInput, { kind: 'page' }>

/** The record and the first pages of grids, asked for side by side: one query for a list. */
async function dataOf(
  c: Context<AppEnv>,
  { user }: SiteView,
  view: PageView,
): Promise<Pick<Shown, 'record' | 'grids' | 'wishes'>> {
  const { record: recordId, params, grids: parts } = paramsOf(new URL(c.req.url).searchParams)
  const asked = { params, parts, recordId, user, now: Date.now() }
  if (recordId !== null && !isUuid(recordId)) throw new AppError('not_found')
  const needs = dataNeeds(view, asked)
  const [record, shown] = await Promise.all([
    recordId === null
      ? null
      : placeNamed(c, view.component.key, 'read').then(
          async (place) => JSON.parse((await readRecord(c, place, recordId, undefined)).json) as RecordJson,
        ),
    gridPages(c, needs.grids),
  ])
  return {
    record,
    grids: Object.fromEntries(shown.map(({ controlId, page }) => [controlId, page])),
    wishes: { ...needs.wishes, ...Object.fromEntries(shown.map(({ controlId, wish }) => [controlId, wish])) },
  }
}

/** What an address, or a builder, got wrong. */
const REFUSED: ReadonlySet<string> = new Set(['invalid_cursor', 'invalid_filter', 'invalid_request'])

type GridShown = { readonly controlId: string; readonly page: RecordPage | undefined; readonly wish: GridTry['wish'] }

const gridPages = (c: Context<AppEnv>, needs: readonly GridNeed[]): Promise<GridShown[]> =>
  Promise.all(needs.map((need) => gridPage(c, need)))

/** The first try that is not refused: nearly always the first of all, so that a list costs one query. */
async function gridPage(c: Context<AppEnv>, { controlId, component, tries }: GridNeed): Promise<GridShown> {
  for (const { wish, query } of tries) {
    try {
      const place = await placeNamed(c, component, 'read')
      const page = JSON.parse(await readPage(c, place, parseQuery(query))) as RecordPage
      // Where an address begins there may be nothing any more.
      if (page.records.length > 0 || !wish?.cursor) return { controlId, wish, page }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (!REFUSED.has(error.code)) return { controlId, wish, page: undefined }
    }
  }
  // What the reader may not see, or a filter that does not hold: the grid itself says so when it asks.
  return { controlId, wish: undefined, page: undefined }
}

const messageOf = (error: unknown): 'not_found' | 'forbidden' | 'failed' | null => {
  if (!(error instanceof AppError)) return null
  if (error.code === 'not_found' || error.code === 'forbidden') return error.code
  return error.code === 'database_unavailable' ? 'failed' : null
}

type Drawn =
  | { readonly kind: 'inbox'; readonly site: SiteView; readonly task: TaskPlace | null }
  | {
      readonly kind: 'message'
      readonly site: SiteView
      readonly message: Extract<PageInput, { kind: 'message' }>['message']
    }
  | Omit<Shown, 'locale' | 'mayBuild' | 'assets' | 'nonce'>

async function draw(c: Context<AppEnv>, actor: Actor, drawn: Drawn, status: 200 | 403 | 404 | 503): Promise<Response> {
  const { locale, nonce } = c.var
  const built = await builtOf(
    c,
    'workplace',
    chunksOf(drawn.kind === 'page' ? drawn.view : drawn.kind === 'inbox' ? 'inbox' : null, locale),
  )
  const page = await renderPage({ ...drawn, locale, mayBuild: holds(actor.role, 'studio.open'), assets: built, nonce })
  return c.html(documentOf({ ...page, locale, nonce, built }), status, { 'cache-control': 'private, no-cache' })
}
