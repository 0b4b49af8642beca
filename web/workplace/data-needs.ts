import type { RecordJson } from '#domain/records/query.ts'
import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import { names } from '#domain/expressions/paths.ts'
import { expressionsIn } from '#domain/controls/walk-config.ts'
import type { PageView, SiteView } from '#domain/sites/view.ts'
import type { GridSettings } from '#web/controls/data-grid/grid-config.ts'
import { wishesIn, type AddressParts, type Wishes } from '#web/controls/data-grid/grid-address.ts'
import { gridQuery } from '#web/controls/data-grid/grid-query.ts'
import type { GridWish } from '#web/controls/data-grid/grid-wish.ts'
import { engineFor } from '#web/controls/expression-engine.ts'
import { expressionsOver } from '#web/controls/expressions.ts'
import { settingsOf } from '#web/controls/settings.ts'
import type { RecordWish } from '#web/controls/records.ts'
import type { Params } from './place.ts'

/** A query, and what of an address is in it. */
export type GridTry = { readonly query: RecordWish; readonly wish: GridWish | undefined }
/** The first try is what the address asks; the next ones ask less of it, for when the first is refused. */
export type GridNeed = { readonly controlId: string; readonly component: string; readonly tries: readonly GridTry[] }
export type DataNeeds = {
  /** The record to open, by component key and id. */
  readonly record: { readonly component: string; readonly id: string } | null
  readonly grids: readonly GridNeed[]
  /** What the address sets on all of the page's grids, those that are not asked for too. */
  readonly wishes: Wishes
}

type Asked = {
  readonly params: Params
  /** What the address says of grids. */
  readonly parts?: AddressParts | undefined
  readonly recordId: string | null
  readonly user: SiteView['user']
  /** Epoch ms. */
  readonly now: number
  /** The record, where it is here already: grids that depend on it are then answered too. */
  readonly record?: RecordJson | null
}

/** What is worked out when it is pressed, and what is only shown: the query needs neither. */
const ACTS = /^(title|empty|add\w+|row\w+)$/

/**
 * The queries a page's first view needs: one for a list. Grids that are not in sight at first (in a tab, hidden) or that depend on
 * a record not given are left out; the browser asks for them.
 */
export function dataNeeds(
  view: PageView,
  { params, parts = {}, recordId, user, now, record = null }: Asked,
): DataNeeds {
  const fields = new Set(Object.values(view.component.model.properties).map((property) => property.name))
  const values = () => ({ ...record, user, params })
  const expressions = expressionsOver(
    values,
    engineFor(view, () => now),
  )
  const wishes = wishesIn(view, parts, expressions)
  const waits = recordId !== null && record === null
  const grids = Object.values(view.page.controls).flatMap((control): GridNeed[] => {
    if (control.kind !== 'data-grid' || control.slot !== undefined) return []
    if (
      waits &&
      expressionsIn(control).some(
        ({ scope, path: [, entry = ''], text, template }) =>
          scope === 'page' &&
          !template &&
          !ACTS.test(entry) &&
          names(text).some((path) => fields.has(path.split('.')[0] ?? '') || path === 'id'),
      )
    )
      return []
    const settings = settingsOf(control, dataGrid.fields, expressions) as unknown as GridSettings
    if (settings.visible === false) return []
    const asked = lessAndLess(wishes[control.id]).map((wish) => ({
      wish,
      need: gridQuery(settings, view, (text) => expressions.value(text), wish),
    }))
    const tries = asked.flatMap(({ wish, need }): GridTry[] => (need ? [{ wish, query: need.query }] : []))
    const component = asked[0]?.need?.component
    return component === undefined ? [] : [{ controlId: control.id, component, tries }]
  })
  return { record: recordId === null ? null : { component: view.component.key, id: recordId }, grids, wishes }
}

/** Rows may have moved on since an address was written: then the same from the first page, then the grid as it is. */
const lessAndLess = (wish: GridWish | undefined): readonly (GridWish | undefined)[] => [
  ...(wish ? [wish] : []),
  ...(wish && wish.cursor !== null ? [{ ...wish, page: 1, cursor: null }] : []),
  undefined,
]
