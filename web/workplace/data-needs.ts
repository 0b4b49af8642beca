import type { RecordJson } from '#domain/records/query.ts'
import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import { names } from '#domain/expressions/paths.ts'
import { expressionsIn } from '#domain/controls/walk-config.ts'
import type { PageView, SiteView } from '#domain/sites/view.ts'
import type { GridSettings } from '#web/controls/data-grid/grid-config.ts'
import { gridQuery } from '#web/controls/data-grid/grid-query.ts'
import { engineFor } from '#web/controls/expression-engine.ts'
import { expressionsOver } from '#web/controls/expressions.ts'
import { settingsOf } from '#web/controls/settings.ts'
import type { RecordWish } from '#web/controls/records.ts'
import type { Params } from './place.ts'

export type GridNeed = { readonly controlId: string; readonly component: string; readonly query: RecordWish }
export type DataNeeds = {
  /** The record to open, by component key and id. */
  readonly record: { readonly component: string; readonly id: string } | null
  readonly grids: readonly GridNeed[]
}

type Asked = {
  readonly params: Params
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
export function dataNeeds(view: PageView, { params, recordId, user, now, record = null }: Asked): DataNeeds {
  const fields = new Set(Object.values(view.component.model.properties).map((property) => property.name))
  const values = () => ({ ...record, user, params })
  const expressions = expressionsOver(
    values,
    engineFor(view, () => now),
  )
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
    const need = settings.visible === false ? null : gridQuery(settings, view, (text) => expressions.value(text))
    return need ? [{ controlId: control.id, ...need }] : []
  })
  return { record: recordId === null ? null : { component: view.component.key, id: recordId }, grids }
}
