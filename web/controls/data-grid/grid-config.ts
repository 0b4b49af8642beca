import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import type { Settled, SettingsOf } from '#domain/controls/define.ts'
import type { Column } from '#domain/controls/rows.ts'
import { followPath, type PathEnd } from '#domain/controls/path.ts'
import type { PageView } from '#domain/sites/view.ts'

export type GridSettings = SettingsOf<(typeof dataGrid)['fields']>

/** A column whose path leads somewhere. */
export type GridColumn = { readonly column: Settled<Column>; readonly end: PathEnd; readonly header: string }

/** Sizes of a page that a reader may choose. */
export const PAGE_SIZES = [10, 20, 50, 100]

type View = Pick<PageView, 'references'>

/** The columns to show; those whose property is gone are left out. */
export function columnsOf(settings: GridSettings, view: View): GridColumn[] {
  const target = view.references[settings.component ?? '']
  if (!target) return []
  return (settings.columns ?? []).flatMap((column) => {
    const end = column.visible === false ? null : followPath(column.path, target.model, view.references)
    return end ? [{ column, end, header: column.header ?? end.title }] : []
  })
}

/** Whether the server can order rows by the column. */
export const isSortable = ({ column, end }: GridColumn): boolean =>
  column.sortable !== false && end.property?.type !== 'array' && end.property?.type !== 'file'

/** Whether readers may filter by the column. */
export const isFilterable = ({ column, end }: GridColumn): boolean =>
  column.filterable !== false &&
  end.property?.type !== 'array' &&
  end.property?.type !== 'file' &&
  end.property?.type !== 'time'
