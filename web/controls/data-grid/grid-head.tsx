import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { arrowDownIcon, arrowUpIcon } from '#web/ui/icons.ts'
import { messages } from '../messages.ts'
import type { Runtime } from '../runtime.ts'
import { isQuantity } from './cell-value.tsx'
import { ColumnFilter } from './column-filter.tsx'
import { isFilterable, isSortable, type GridColumn, type GridSettings } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'
import { shownSort, sortKey } from './grid-wish.ts'

type Props = { runtime: Runtime; grid: GridModel; settings: GridSettings; columns: readonly GridColumn[] }

/** Headers that sort, and under them the filters. */
export function GridHead({ runtime, grid, settings, columns }: Props) {
  const { selection, rowActions } = settings
  const records = grid.page.value?.records ?? []
  const shown = shownSort(settings, columns, grid.wish.value)
  const some = grid.chosen.value.size > 0
  const hasActions = rowActions !== undefined && rowActions.length > 0
  return (
    <thead>
      <tr>
        {selection !== 'none' && (
          <th class="pick">
            {selection === 'multiple' && (
              <Checkbox
                checked={some && records.every((record) => grid.chosen.value.has(record.id))}
                mixed={some && !records.every((record) => grid.chosen.value.has(record.id))}
                label={messages.t.selectAll}
                onChange={(on) => grid.chooseAll(on)}
              />
            )}
          </th>
        )}
        {columns.map((column) => (
          <Header key={column.column.id} grid={grid} column={column} shown={shown} />
        ))}
        {hasActions && (
          <th class="acts">
            <span class="sr">{messages.t.actions}</span>
          </th>
        )}
      </tr>
      {columns.some(isFilterable) && (
        <tr class="filters">
          {selection !== 'none' && <td />}
          {columns.map((column) => (
            <td key={column.column.id}>
              {isFilterable(column) && <ColumnFilter runtime={runtime} grid={grid} column={column} />}
            </td>
          ))}
          {hasActions && <td />}
        </tr>
      )}
    </thead>
  )
}

type HeaderProps = { grid: GridModel; column: GridColumn; shown: string | null }

function Header({ grid, column, shown }: HeaderProps) {
  const key = sortKey(column)
  const direction = shown === key ? 'ascending' : shown === `-${key}` ? 'descending' : undefined
  const isOwn = grid.wish.value.sort === null
  const words = <span class={column.column.hideHeader ? 'sr' : undefined}>{column.header}</span>
  return (
    <th scope="col" class={classNames(isQuantity(column) && 'num', direction && 'sorted')} aria-sort={direction}>
      {isSortable(column) ? (
        <button
          type="button"
          class="th"
          title={messages.t.sortBy(column.header)}
          // Up, down, and back to the grid's own order.
          onClick={() =>
            grid.orderBy(direction === undefined ? key : direction === 'ascending' ? `-${key}` : isOwn ? key : null)
          }
        >
          {words}
          {direction && <Icon drawing={direction === 'ascending' ? arrowUpIcon : arrowDownIcon} />}
        </button>
      ) : (
        <span class="th">{words}</span>
      )}
    </th>
  )
}
