import { createModel, signal } from '@preact/signals'
import type { RunRow } from '#workers/api.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { NO_ROWS, type Rows, withFresh, withNews, withPage } from './rows.ts'
import { type RunQuery, toRequest } from './run-query.ts'

type Page = { readonly runs: readonly RunRow[]; readonly next: string | null }

/** Runs that fit a filter, newest first, page by page, kept up to date. */
export const RunsModel = createModel(() => {
  const rows = signal<Rows | null>(null)
  const next = signal<string | null>(null)
  const failure = signal<ServerError | null>(null)
  const loading = signal(false)
  let query: RunQuery = {}
  /** Answers to an earlier filter are dropped. */
  let asked = 0

  const ask = (more: { readonly [name: string]: string }) => {
    const params = toRequest(query, Date.now())
    for (const [name, value] of Object.entries(more)) params.set(name, value)
    return request<Page>('GET', `/runs?${params}`)
  }

  async function guarded(act: (turn: number) => Promise<void>): Promise<void> {
    const turn = asked
    loading.value = true
    try {
      await act(turn)
      if (turn === asked) failure.value = null
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      if (turn === asked) failure.value = cause
    } finally {
      if (turn === asked) loading.value = false
    }
  }

  const reload = () =>
    guarded(async (turn) => {
      const page = await ask({})
      if (turn !== asked) return
      rows.value = withPage(NO_ROWS, page.runs)
      next.value = page.next
    })

  return {
    rows,
    next,
    failure,
    loading,
    /** Shows the runs of a filter. Those of the one before stay until they are here. */
    show(wanted: RunQuery) {
      query = wanted
      asked++
      return reload()
    },
    reload,
    more: () =>
      guarded(async (turn) => {
        const page = await ask({ cursor: next.peek() ?? '' })
        if (turn !== asked) return
        rows.value = withPage(rows.peek() ?? NO_ROWS, page.runs)
        next.value = page.next
      }),
    /** Looks at runs that have moved; with none named, at the newest. */
    async hear(ids: readonly string[]) {
      const turn = asked
      try {
        const { runs } = await ask(ids.length === 0 ? {} : { ids: ids.join(',') })
        if (turn === asked && rows.peek()) rows.value = withNews(rows.peek() ?? NO_ROWS, runs, ids)
      } catch (cause) {
        // The next news mends it.
        if (!(cause instanceof ServerError)) throw cause
      }
    },
    showFresh() {
      rows.value = withFresh(rows.peek() ?? NO_ROWS)
    },
  }
})
export type RunsModel = InstanceType<typeof RunsModel>
