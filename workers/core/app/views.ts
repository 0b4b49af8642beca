import { documentHash } from '#db/document-hash.ts'
import type { Actor } from '#domain/auth/can.ts'
import { classOf } from '#domain/app/openable.ts'
import { pageView } from '#domain/app/page-view.ts'
import { siteView } from '#domain/app/site-view.ts'
import type { PageView, SiteView } from '#domain/sites/view.ts'
import type { Site } from '#domain/sites/site.ts'
import { DATA_HEADERS } from '../lib/data-headers.ts'
import { type LiveWorkspace, liveComponentByKey } from '../lib/live-app.ts'

/** A view with what is sent of it, made once and not for every answer. */
export type Written<View> = {
  readonly view: View
  /** JSON in UTF-8. */
  readonly bytes: Uint8Array
  readonly etag: string
  /** Of an answer that carries the bytes. Same for the same reader until the next release: `no-cache` lets the browser ask by ETag. */
  readonly headers: Headers
}

type Views = { readonly pages: Map<string, Written<PageView> | null>; readonly sites: Map<string, Written<SiteView>> }

/** Views by the state of the workspace they were made of: a new release or another role makes room by itself. */
const made = new WeakMap<LiveWorkspace, Views>()

/** Most views kept of one state; readers differ by their roles, and by their names in sites. */
const MOST = 2_000

function viewsOf(live: LiveWorkspace): Views {
  let views = made.get(live)
  if (!views) made.set(live, (views = { pages: new Map(), sites: new Map() }))
  return views
}

/** The page as the actor gets it; worked out once per release and set of roles. Null where there is none for them. */
export async function writtenPage(
  live: LiveWorkspace,
  componentKey: string,
  pageKey: string,
  actor: Actor,
): Promise<Written<PageView> | null> {
  const { pages } = viewsOf(live)
  const name = `${componentKey}/${pageKey}/${classOf(actor)}`
  const known = pages.get(name)
  if (known !== undefined) return known
  const document = liveComponentByKey(live, componentKey)
  const view = document ? pageView(live, live.roles, document, pageKey, actor) : null
  // What is not there is not remembered: anybody could fill the memory with addresses.
  return view && keep(pages, name, await write(view))
}

/** The site as the actor gets it. */
export async function writtenSite(live: LiveWorkspace, site: Site, actor: Actor): Promise<Written<SiteView>> {
  const { sites } = viewsOf(live)
  const name = `${site.key}/${actor.userId}/${actor.name}/${actor.email}/${actor.role}/${classOf(actor)}`
  return sites.get(name) ?? keep(sites, name, await write(siteView(live, live.roles, site, actor)))
}

async function write<View extends object>(view: View): Promise<Written<View>> {
  const etag = `"${(await documentHash(view)).slice(0, 32)}"`
  const headers = new Headers({
    ...DATA_HEADERS,
    etag,
    'cache-control': 'private, no-cache',
    vary: 'cookie, aqtra-view-as',
    'content-type': 'application/json',
  })
  return { view, bytes: new TextEncoder().encode(JSON.stringify(view)), etag, headers }
}

function keep<T>(memory: Map<string, T>, name: string, value: T): T {
  if (memory.size >= MOST) memory.clear()
  memory.set(name, value)
  return value
}
