import type { RunRow } from '#workers/api.ts'

/** Runs that are shown, and those that came since and wait to be. */
export type Rows = {
  readonly shown: readonly RunRow[]
  readonly fresh: readonly RunRow[]
  /** Runs that moved while they were shown. */
  readonly moved: ReadonlySet<string>
}

export const NO_ROWS: Rows = { shown: [], fresh: [], moved: new Set() }

/**
 * News of runs among those that are shown: known ones change where they stand, new ones wait, so that no row jumps.
 * @param asked ids that were asked for; one that did not come back no longer fits the filter. Null: nobody in particular
 */
export function withNews(
  { shown, fresh, moved }: Rows,
  news: readonly RunRow[],
  asked: readonly string[] | null,
): Rows {
  const byId = new Map(news.map((row) => [row.id, row]))
  const gone = new Set((asked ?? []).filter((id) => !byId.has(id)))
  const stays = ({ id }: RunRow) => !gone.has(id)
  const latest = (row: RunRow) => byId.get(row.id) ?? row
  const known = new Set([...shown, ...fresh].map(({ id }) => id))
  const changed = shown.filter((row) => {
    const next = byId.get(row.id)
    return next !== undefined && (next.status !== row.status || next.stage !== row.stage)
  })
  const come = news.filter(({ id }) => !known.has(id))
  return {
    shown: shown.filter(stays).map(latest),
    fresh: [...come, ...fresh.filter(stays).map(latest)].toSorted(newestFirst),
    moved: changed.length === 0 ? moved : new Set([...moved, ...changed.map(({ id }) => id)]),
  }
}

/** Shows those that waited. */
export const withFresh = ({ shown, fresh, moved }: Rows): Rows => ({
  shown: [...fresh, ...shown].toSorted(newestFirst),
  fresh: [],
  moved: new Set([...moved, ...fresh.map(({ id }) => id)]),
})

/** A further page: what came in twice because the list moved is shown once. */
export function withPage({ shown, fresh, moved }: Rows, page: readonly RunRow[]): Rows {
  const known = new Set([...shown, ...fresh].map(({ id }) => id))
  return { shown: [...shown, ...page.filter(({ id }) => !known.has(id))], fresh, moved }
}

const newestFirst = (a: RunRow, b: RunRow): number =>
  a.startedAt === b.startedAt ? (a.id < b.id ? 1 : -1) : a.startedAt < b.startedAt ? 1 : -1
