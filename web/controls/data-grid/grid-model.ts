import { batch, computed, createModel, effect, signal, untracked } from '@preact/signals'
import type { Condition } from '#domain/controls/filter-text.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { ServerError } from '#web/server/server-error.ts'
import type { RecordChange, Runtime } from '../runtime.ts'
import type { GridSettings } from './grid-config.ts'
import { FIRST_WISH, gridQuery, pageSizeOf, type GridWish } from './grid-query.ts'

type Options = {
  readonly runtime: Runtime
  readonly settings: () => GridSettings
  readonly initial: RecordPage | undefined
}

const NO_IDS: ReadonlySet<string> = new Set()

/**
 * Rows of a grid. Old rows stay while new ones load, an answer that comes late is dropped, and what changes elsewhere tints its row
 * or waits behind a count: rows never jump under a hand.
 */
export const GridModel = createModel(({ runtime, settings, initial }: Options) => {
  const wish = signal(FIRST_WISH)
  /** Cursors of the pages before this one; null is the first page's. */
  const trail = signal<readonly (string | null)[]>([])
  const page = signal<RecordPage | null>(initial ?? null)
  const loading = signal(false)
  const failure = signal<ServerError | null>(null)
  const chosen = signal<ReadonlyMap<string, RecordJson>>(new Map())
  const fresh = signal<ReadonlySet<string>>(NO_IDS)
  const waiting = signal(0)
  let turn = 0
  let abort: AbortController | null = null
  let first = initial !== undefined

  // As text: typing in a form the query does not depend on asks for nothing.
  const asked = computed(() =>
    JSON.stringify(gridQuery(settings(), runtime.view, (text) => runtime.expressions.value(text), wish.value)),
  )
  const size = computed(() => wish.value.pageSize ?? pageSizeOf(settings()))
  const wanted = computed(() => JSON.parse(asked.value) as ReturnType<typeof gridQuery>)

  async function load(quiet = false): Promise<void> {
    const request = wanted.peek()
    const mine = ++turn
    abort?.abort()
    abort = new AbortController()
    if (request === null) return
    if (!quiet) loading.value = true
    try {
      const next = await runtime.records.query(request.component, request.query, abort.signal)
      if (mine !== turn) return
      batch(() => {
        // A page that lost its last row is left for the one before.
        if (next.records.length === 0 && trail.peek().length > 0) return previous()
        page.value = next
        failure.value = null
        loading.value = false
      })
    } catch (error) {
      if (mine !== turn || (error instanceof DOMException && error.name === 'AbortError')) return
      batch(() => {
        failure.value = error as ServerError
        loading.value = false
      })
    }
  }

  function previous(): void {
    const before = trail.peek()
    batch(() => {
      trail.value = before.slice(0, -1)
      wish.value = { ...wish.peek(), cursor: before.at(-1) ?? null }
    })
  }

  /** Asks something else, from the first page. */
  function ask(change: Partial<GridWish>): void {
    batch(() => {
      trail.value = []
      chosen.value = new Map()
      waiting.value = 0
      wish.value = { ...wish.peek(), ...change, cursor: null }
    })
  }

  async function changed(change: RecordChange): Promise<void> {
    if (change.component !== wanted.peek()?.component) return
    const { followChange } = await import('./follow-change.ts')
    await followChange(change, {
      records: runtime.records,
      request: wanted.peek(),
      page,
      fresh,
      waiting,
      isFirst: trail.peek().length === 0,
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
    rank: computed(() => trail.value.length * size.value + 1),
    hasPrevious: computed(() => trail.value.length > 0),
    filtered: computed(() => wish.value.filters.length > 0 || wish.value.search !== ''),

    /** Reads when what is asked changes; listens to what others change. @returns ends both */
    start(): () => void {
      let last = size.peek()
      const stopReading = effect(() => {
        // Pages of another size are other pages.
        if (size.value !== last) untracked(() => ask({}))
        last = size.value
        void wanted.value
        void runtime.refreshes.value
        untracked(() => {
          // The first page came with the page itself.
          if (first) first = false
          else void load()
        })
      })
      const stopListening = runtime.onRecords((change) => {
        if (settings().live) void changed(change).catch(() => undefined)
      })
      return () => {
        stopReading()
        stopListening()
        abort?.abort()
      }
    },
    load,
    previous,
    next() {
      const cursor = page.peek()?.next
      if (cursor === undefined) return
      batch(() => {
        trail.value = [...trail.peek(), wish.peek().cursor]
        wish.value = { ...wish.peek(), cursor }
      })
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
