import type { Condition } from '#domain/controls/filter-text.ts'
import type { GridColumn, GridSettings } from './grid-config.ts'

/** What a reader has set on a grid. */
export type GridWish = {
  readonly filters: readonly Condition[]
  readonly search: string
  /** Dotted path, `-` before it for descending; null is the grid's own order. */
  readonly sort: string | null
  /** Null is the grid's own. */
  readonly pageSize: number | null
  /** Number of the page, from 1, and where it begins; the first has no cursor. */
  readonly page: number
  readonly cursor: string | null
}

export const pageSizeOf = (settings: GridSettings): number => Number(settings.pageSize)

export const FIRST_WISH: GridWish = {
  filters: [],
  search: '',
  sort: null,
  pageSize: null,
  page: 1,
  cursor: null,
}

/** Records are ordered by what is seen of a reference: its name. */
export const sortPath = (dotted: string, type: string | undefined): string =>
  type === 'catalog' ? `${dotted}.name` : dotted

/** What a query says to order by a column. */
export const sortKey = ({ end }: GridColumn): string => sortPath(end.dotted, end.property?.type)

/** What the rows are seen to be ordered by: the reader's choice, or the first of the grid's own. */
export function shownSort(settings: GridSettings, columns: readonly GridColumn[], { sort }: GridWish): string | null {
  const own = settings.sort?.[0]
  const column = own && columns.find((each) => each.column.path.join('.') === own.path.join('.'))
  return sort ?? (column ? `${own.descending ? '-' : ''}${sortKey(column)}` : null)
}
