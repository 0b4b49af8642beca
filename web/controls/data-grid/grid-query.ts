import { filterText } from '#domain/controls/filter-text.ts'
import { followPath } from '#domain/controls/path.ts'
import type { Json } from '#domain/lib/json.ts'
import type { PageView } from '#domain/sites/view.ts'
import { conditionsOf } from '../conditions.ts'
import type { RecordWish } from '../records.ts'
import { columnsOf, type GridSettings } from './grid-config.ts'
import { FIRST_WISH, pageSizeOf, sortPath, type GridWish } from './grid-wish.ts'

/** A query of a component's records, by key. */
export type GridQuery = { readonly component: string; readonly query: RecordWish }

/**
 * The query a grid asks: the builder's conditions and the reader's together. The server makes the one for a page's first view; a
 * browser fetches this with the first one that is asked there.
 * @returns null while the grid has no component or it is not within the reader's reach
 */
export function gridQuery(
  settings: GridSettings,
  view: Pick<PageView, 'references'>,
  evaluate: (text: string) => Json,
  wish: GridWish = FIRST_WISH,
): GridQuery | null {
  const target = view.references[settings.component ?? '']
  if (!target) return null
  const filter = filterText(
    [...conditionsOf(settings.filters ?? [], evaluate), ...wish.filters],
    target.model,
    view.references,
  )
  const own = (settings.sort ?? []).flatMap(({ path, descending }) => {
    const end = followPath(path, target.model, view.references)
    return end ? [`${descending ? '-' : ''}${sortPath(end.dotted, end.property?.type)}`] : []
  })
  const sort = wish.sort === null ? own : [wish.sort]
  return {
    component: target.key,
    query: {
      ...filter,
      ...(wish.search === '' ? {} : { search: wish.search }),
      ...(sort.length === 0 ? {} : { sort }),
      fields: fieldsOf(settings, view),
      limit: wish.pageSize ?? pageSizeOf(settings),
      ...(wish.cursor === null ? {} : { cursor: wish.cursor }),
      count: settings.count,
    },
  }
}

const ON_ROW = /\brecord\.([a-zA-Z]\w*)/g

/** What the columns show and the acts on a row read. */
function fieldsOf(settings: GridSettings, view: Pick<PageView, 'references'>): string[] {
  const model = view.references[settings.component ?? '']?.model
  const names = new Set(Object.values(model?.properties ?? {}).map((property) => property.name))
  const acts = JSON.stringify([
    settings.rowCommand ?? null,
    settings.rowActions ?? null,
    (settings.columns ?? []).map((column) => column.command ?? null),
  ])
  const read = [...acts.matchAll(ON_ROW)].map(([, name = '']) => name).filter((name) => names.has(name))
  const shown = columnsOf(settings, view).map(({ end }) => end.dotted)
  return [...new Set(['name', ...shown, ...read])]
}
