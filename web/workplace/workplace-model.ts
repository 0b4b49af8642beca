import { batch, createModel, signal } from '@preact/signals'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { loadRenderers } from '#web/controls/load-renderers.ts'
import { needsEngine } from '#web/controls/plain-expression.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { FileStore, RecordSource } from '#web/controls/records.ts'
import type { Renderers } from '#web/controls/renderer.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { InboxCounts } from '#domain/workflows/inbox.ts'
import { expressionsOver, type Engine, type Expressions } from '#web/controls/expressions.ts'
import type { PageView } from '#domain/sites/view.ts'
import { openPage, type OpenPage, type Showing, type Surroundings } from './page/open-page.ts'
import type { Message, PageData, WorkplaceData } from './page-data.ts'
import { addressOf, type Place } from './place.ts'

/** What a first drawing takes beside its data: the looks and the language, there at once on the server and fetched in the browser. */
export type Equipment = { readonly renderers: Renderers; readonly engine: Engine | null }

/** What the browser brings; on the server none of it is called. */
export type Outside = {
  readonly records: RecordSource
  readonly files: FileStore
  loadView(component: string, page: string): Promise<PageView>
  /** Puts an address on the history, or in the place of the present one. */
  visit(address: string, how: 'push' | 'replace'): void
  /** One step back in the history. @returns false where there is none within the site */
  goBack(): boolean
  say: Pick<Surroundings, 'wrong' | 'deleted' | 'started' | 'failed'> & { saved(page: OpenPage, isNew: boolean): void }
  /** Whether to leave a page with changes that are not saved. */
  mayLeave(changes: number): Promise<boolean>
}

type Content = OpenPage | Exclude<WorkplaceData['content'], PageData>

/** The pages on the screen and the ways between them. */
export const WorkplaceModel = createModel((data: WorkplaceData, outside: Outside, equipment: Equipment) => {
  const { site } = data
  const key = site.site.key
  const listeners = new Set<(news: LiveMessage) => void>()
  const busy = signal(false, { name: 'busy' })
  const counts = signal<InboxCounts>({ mine: 0, shared: 0, unread: 0 }, { name: 'counts' })
  /** Pages over or beside the one below, the last on top. */
  const over = signal<readonly OpenPage[]>([])
  let turn = 0
  /** Done when the address says what the reader has set. */
  let keeping: Promise<unknown> = Promise.resolve()
  /** The history has moved on already to what is not here yet: its address is not the page's. */
  let isAway = false
  /** Where the reader was before they opened the page. */
  let before: Place | null = null

  const around: Surroundings = {
    open: (target) => void go(asLeft(target), target.as),
    back: (from) => (from.showing === 'page' ? back() : close(from)),
    saved(page, isNew) {
      const { record } = page.runtime.form
      // The address of a new record's form is its record's from now on: a reload opens it, and saves no second one.
      if (page.showing === 'page' && isNew)
        outside.visit(addressOf(key, { ...page.place.peek(), record: record.peek()?.id ?? null }), 'replace')
      refreshAll()
      outside.say.saved(page, isNew)
    },
    keep(page, control, wish) {
      const put = async () => {
        const { keepWish } = await import('./page/keep-wish.ts')
        keepWish(page, control, wish)
        if (content.peek() === page && !isAway) outside.visit(addressOf(key, page.place.peek()), 'replace')
      }
      // One after the other: of two that wait for the same file either may be told first that it is here.
      keeping = keeping.then(put).catch(() => undefined)
    },
    wrong: outside.say.wrong,
    deleted: (record, restore) =>
      // What somebody takes back themselves is no news that waits behind a count.
      outside.say.deleted(record, async () => {
        await restore()
        refreshAll()
      }),
    started: outside.say.started,
    failed: outside.say.failed,
    onNews(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }

  const make = (page: PageData, showing: Showing, { renderers, engine }: Equipment): OpenPage =>
    openPage({ data: page, site, showing, renderers, engine, records: outside.records, files: outside.files, around })

  const content = signal<Content>('view' in data.content ? make(data.content, 'page', equipment) : data.content)

  const refreshAll = () => {
    const base = content.peek()
    for (const page of ['runtime' in base ? base : null, ...over.peek()]) if (page) page.refreshes.value += 1
  }

  async function fetchPage(place: Place): Promise<{ page: PageData; equipment: Equipment }> {
    const [view, record] = await Promise.all([
      outside.loadView(place.component, place.page),
      place.record === null ? null : outside.records.get(place.component, place.record),
    ])
    const [renderers, engine] = await Promise.all([loadRenderers(view.page), engineOf(view)])
    await messagesReady()
    const expressions = expressionsOver(() => ({ ...record, user: site.user, params: place.params }), engine)
    const asked = await askedOf(view, place, expressions)
    return { page: { view, record, grids: {}, ...asked }, equipment: { renderers, engine } }
  }

  /** The grids of the page one came from are as they were left, even where a button leads there and not the way back. */
  const asLeft = <Target extends Place>(target: Target): Target =>
    before && addressOf(key, { ...before, grids: {} }) === addressOf(key, target)
      ? { ...target, grids: before.grids }
      : target

  /** Shows a place. The old page stays until the new one is here. @returns whether the reader let the old one go */
  async function go(place: Place, showing: Showing, how: 'push' | 'replace' | 'none' = 'push'): Promise<boolean> {
    if (showing === 'page' && !(await leave())) return false
    const mine = ++turn
    busy.value = true
    isAway = how === 'none'
    try {
      const { page, equipment: fresh } = await fetchPage(place)
      await keeping
      if (mine === turn) show(make(page, showing, fresh), showing, how)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      if (mine !== turn) return true
      const gone = error.code === 'not_found' || error.code === 'forbidden'
      if (showing !== 'page' || error.code === 'offline') around.failed(error)
      else show({ message: gone ? (error.code as Message) : 'failed' }, 'page', how, place)
    } finally {
      if (mine === turn) {
        busy.value = false
        isAway = false
      }
    }
    return true
  }

  function show(next: Content, showing: Showing, how: 'push' | 'replace' | 'none', place?: Place): void {
    batch(() => {
      if (showing !== 'page') {
        over.value = [...over.peek(), next as OpenPage]
        return
      }
      const last = content.peek()
      before = how === 'push' && 'place' in last ? last.place.peek() : null
      over.value = []
      content.value = next
    })
    const shown = 'data' in next ? next.place.peek() : place
    if (showing === 'page' && how !== 'none' && shown) outside.visit(addressOf(key, shown), how)
  }

  const changesOn = (page: Content): number => ('runtime' in page ? page.runtime.form.changed.peek().length : 0)

  /** Whether the pages on the screen may go. */
  async function leave(): Promise<boolean> {
    // A save that is under way is waited for: what it stores is not lost.
    for (const page of [content.peek(), ...over.peek()]) if ('runtime' in page) await page.runtime.form.settled()
    const changes = changesOn(content.peek()) + over.peek().reduce((sum, page) => sum + changesOn(page), 0)
    return changes === 0 || outside.mayLeave(changes)
  }

  async function close(page: OpenPage): Promise<void> {
    const changes = changesOn(page)
    if (changes > 0 && !(await outside.mayLeave(changes))) return
    over.value = over.peek().filter((other) => other !== page)
  }

  function back(): void {
    if (outside.goBack()) return
    const here = content.peek()
    const first =
      'data' in here
        ? here.data.view.references[here.data.view.component.id]?.pages.find(
            (page) => page.presentation !== 'dialog' && page.key !== here.data.place.page,
          )
        : undefined
    const target = 'data' in here && first ? { component: here.data.place.component, page: first.key } : site.home
    if (target) void go({ ...target, record: null, params: {} }, 'page')
  }

  return {
    /** What the edge knew: the site, the reader, the drawings of the menu. */
    given: () => data,
    content,
    asLeft,
    /** What waits for the reader; nothing until the browser has asked. */
    counts,
    over,
    busy,
    go,
    close,
    back,
    leave,
    refreshAll,
    /** Passes on what happens elsewhere. */
    tell(news: LiveMessage) {
      for (const listener of listeners) listener(news)
    },
  }
})
export type WorkplaceModel = InstanceType<typeof WorkplaceModel>

/** What an address sets on a page's grids; what it gets wrong is no longer part of it. Few do, so most never fetch what reads it. */
async function askedOf(
  view: PageView,
  place: Place,
  expressions: Expressions,
): Promise<Pick<PageData, 'place' | 'wishes'>> {
  if (Object.keys(place.grids ?? {}).length === 0) return { place, wishes: {} }
  const { partsFor, wishesIn } = await import('#web/controls/data-grid/grid-address.ts')
  const wishes = wishesIn(view, place.grids ?? {}, expressions)
  return { place: { ...place, grids: partsFor(view, wishes, expressions) }, wishes }
}

/** The expression language, fetched where a page needs it. */
export async function engineOf(view: PageView): Promise<Engine | null> {
  if (!needsEngine(view.page.controls)) return null
  const { engineFor } = await import('#web/controls/expression-engine.ts')
  return engineFor(view, () => Date.now())
}
