import { batch, computed, createModel, effect, signal, untracked } from '@preact/signals'
import type { Condition } from '#domain/controls/filter-text.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { ServerError } from '#web/server/server-error.ts'
import type { Runtime } from '../runtime.ts'
import { columnsOf, type GridSettings } from './grid-config.ts'
import type { GridQuery } from './grid-query.ts'
import { conditionsOf } from '../conditions.ts'
import { FIRST_WISH, pageSizeOf, type GridWish } from './grid-wish.ts'

type Options = {
  readonly runtime: Runtime
  readonly settings: () => GridSettings
  readonly initial: RecordPage | undefined
  /** What the address sets. */
  readonly wish?: GridWish | undefined
  /** Told of everything the reader sets. */
  readonly keep: (wish: GridWish) => void
}

/** What an address may get wrong: then the grid shows what it shows to somebody who sets nothing. */
const REFUSED = new Set(['invalid_cursor', 'invalid_filter', 'invalid_request'])

const NO_IDS: ReadonlySet<string> = new Set()

/**
 * Rows of a grid. Old rows stay while new ones load, an answer that comes late is dropped, and what changes elsewhere tints its row
 * or waits behind a count: rows never jump under a hand.
 */
export const GridModel = createModel(({ runtime, settings, initial, wish: given, keep }: Options) => {
  const wish = signal<GridWish>(given ?? FIRST_WISH)
  /** Cursors of the pages gone through before this one; null is the first page's. Of a page come to by address there are none. */
  let trail: readonly (string | null)[] = []
  const page = signal<RecordPage | null>(initial ?? null)
  const loading = signal(false)
  const failure = signal<ServerError | null>(null)
  const chosen = signal<ReadonlyMap<string, RecordJson>>(new Map())
  const fresh = signal<ReadonlySet<string>>(NO_IDS)
  const waiting = signal(0)
  let turn = 0
  let abort: AbortController | null = null
  let first = initial !== undefined

  const evaluate = (text: string) => runtime.expressions.value(text)
  // As text: typing in a form the query does not depend on asks for nothing.
  const asked = computed(() => {
    const { filters, sort, count, ...rest } = settings()
    const shown = columnsOf(settings(), runtime.view).map(({ end }) => end.dotted)
    return JSON.stringify([conditionsOf(filters ?? [], evaluate), shown, sort, count, rest.pageSize, wish.value])
  })
  const size = computed(() => wish.value.pageSize ?? pageSizeOf(settings()))

  /** The first view came with the page: what makes a query is fetched for the second. */
  async function query(): Promise<GridQuery | null> {
    const { gridQuery } = await import('./grid-query.ts')
    return gridQuery(settings(), runtime.view, evaluate, wish.peek())
  }

  async function load(quiet = false): Promise<void> {
    const mine = ++turn
    abort?.abort()
    const { signal: stop } = (abort = new AbortController())
    if (!quiet) loading.value = true
    try {
      const request = await query()
      if (mine !== turn) return
      const next = request && (await runtime.records.query(request.component, request.query, stop))
      if (mine !== turn) return
      if (next === null) {
        loading.value = false
        return
      }
      batch(() => {
        // A page that lost its last row is left for the one before.
        if (next.records.length === 0 && wish.peek().page > 1) return void previous()
        page.value = next
        failure.value = null
        loading.value = false
      })
    } catch (error) {
      if (mine !== turn || (error instanceof DOMException && error.name === 'AbortError')) return
      if (REFUSED.has((error as ServerError).code) && JSON.stringify(wish.peek()) !== JSON.stringify(FIRST_WISH)) {
        wish.value = FIRST_WISH
        return
      }
      batch(() => {
        failure.value = error as ServerError
        loading.value = false
      })
    }
  }

  async function previous(): Promise<void> {
    const here = wish.peek()
    const before = trail.at(-1)
    const cursor = before === undefined ? await walked(here) : before
    if (wish.peek() !== here) return
    trail = trail.slice(0, -1)
    wish.value = { ...here, cursor, page: cursor === null ? 1 : here.page - 1 }
  }

  async function walked(here: GridWish): Promise<string | null> {
    const request = await query()
    if (request === null || here.page <= 2) return null
    const { cursorBefore } = await import('./cursor-before.ts')
    return cursorBefore(runtime.records, request, here).catch(() => null)
  }

  /** Asks something else, from the first page. */
  function ask(change: Partial<GridWish>): void {
    batch(() => {
      trail = []
      chosen.value = new Map()
      waiting.value = 0
      wish.value = { ...wish.peek(), ...change, page: 1, cursor: null }
    })
  }

  async function changed(change: LiveMessage): Promise<void> {
    if (change.type !== 'records') return
    if (change.component !== runtime.view.references[settings().component ?? '']?.key) return
    const { followChange } = await import('./follow-change.ts')
    await followChange(change, {
      records: runtime.records,
      request: await query(),
      page,
      fresh,
      waiting,
      isFirst: wish.peek().page === 1,
      load,
    })
  }

  return {
    wish,
    page,
    /** Rows of a page: as many as the reader wishes, else as the grid says. */
    pageSize: size,
    loading,
    failure,
    chosen,
    fresh,
    waiting,
    /** Rank of the first row shown, from 1. */
    rank: computed(() => (wish.value.page - 1) * size.value + 1),
    hasPrevious: computed(() => wish.value.page > 1),
    filtered: computed(() => wish.value.filters.length > 0 || wish.value.search !== ''),

    /** Reads when what is asked changes; listens to what others change. @returns ends both */
    start(): () => void {
      let last = size.peek()
      const stopReading = effect(() => {
        // Pages of another size are other pages.
        if (size.value !== last) untracked(() => ask({}))
        last = size.value
        void asked.value
        void runtime.refreshes.value
        untracked(() => {
          // The first page came with the page itself.
          if (first) first = false
          else void load()
        })
      })
      let same = wish.peek()
      const stopKeeping = wish.subscribe((now) => {
        if (now !== same) keep(now)
        same = now
      })
      const stopListening = runtime.onNews((news) => {
        if (settings().live) void changed(news).catch(() => undefined)
      })
      return () => {
        stopReading()
        stopKeeping()
        stopListening()
        abort?.abort()
      }
    },
    load,
    previous,
    next() {
      const cursor = page.peek()?.next
      if (cursor === undefined) return
      const here = wish.peek()
      // Of a page come to by address the way back is not known, and is looked for when it is wanted.
      if (trail.length === here.page - 1) trail = [...trail, here.cursor]
      wish.value = { ...here, cursor, page: here.page + 1 }
    },
    orderBy: (sort: string | null) => ask({ sort }),
    search: (search: string) => ask({ search }),
    resize: (pageSize: number) => ask({ pageSize }),
    /** Puts the conditions of one column in the place of its former ones. */
    filter(path: readonly string[], conditions: readonly Condition[]) {
      const others = wish.peek().filters.filter((each) => each.path.join('.') !== path.join('.'))
      ask({ filters: [...others, ...conditions] })
    },
    clear: () => ask({ filters: [], search: '' }),
    showWaiting() {
      ask({})
      void load()
    },
    choose(record: RecordJson, on: boolean, single: boolean) {
      const next = single ? new Map() : new Map(chosen.peek())
      if (on) next.set(record.id, record)
      else next.delete(record.id)
      chosen.value = next
    },
    chooseAll(on: boolean) {
      chosen.value = new Map(on ? page.peek()?.records.map((record) => [record.id, record]) : [])
    },
    /** The reader has seen a changed row. */
    seen(id: string) {
      if (!fresh.peek().has(id)) return
      fresh.value = new Set([...fresh.peek()].filter((other) => other !== id))
    },
  }
})
export type GridModel = InstanceType<typeof GridModel>
