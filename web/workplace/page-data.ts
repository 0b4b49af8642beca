import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { MenuEntry, PageView, SiteView } from '#domain/sites/view.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { Wishes } from '#web/controls/data-grid/grid-address.ts'
import type { Place } from './place.ts'

/** What a page shows beside its view. */
export type PageData = {
  readonly view: PageView
  readonly place: Place
  readonly record: RecordJson | null
  /** First pages of its grids, by control id. */
  readonly grids: { readonly [controlId: string]: RecordPage | undefined }
  /** What its address sets on them. */
  readonly wishes: Wishes
}

/** Why there is no page. */
export type Message = 'not_found' | 'forbidden' | 'empty' | 'failed'

/** A question in the inbox. */
export type TaskPlace = { readonly run: string; readonly task: number }

export type WorkplaceSession = { readonly locale: Locale; readonly mayBuild: boolean }

/** All that the first drawing of Workplace takes, at the edge and again in the browser. */
export type WorkplaceData = {
  readonly site: SiteView
  readonly session: WorkplaceSession
  readonly content: PageData | { readonly message: Message } | { readonly inbox: TaskPlace | null }
  /** Drawings of the menu, by name: the builder chose them, so no script carries them. */
  readonly icons: { readonly [name: string]: string }
  /** Reader the edge drew for. */
  readonly locale: Locale
  readonly timeZone: string
}

/** The way to an entry of the menu, from the top. */
function trailTo(menu: readonly MenuEntry[], place: Pick<Place, 'component' | 'page'>): readonly MenuEntry[] {
  for (const entry of menu) {
    if (entry.open?.component === place.component && entry.open.page === place.page) return [entry]
    const below = trailTo(entry.children, place)
    if (below.length > 0) return [entry, ...below]
  }
  return []
}

/** The entry that stands for a place: its own, or the first one of its component. */
export function entryFor(menu: readonly MenuEntry[], place: Pick<Place, 'component' | 'page'>): readonly MenuEntry[] {
  const exact = trailTo(menu, place)
  if (exact.length > 0) return exact
  const flat = (entries: readonly MenuEntry[]): MenuEntry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.children)])
  const open = flat(menu).find((entry) => entry.open?.component === place.component)?.open
  return open ? trailTo(menu, open) : []
}
