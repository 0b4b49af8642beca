import { batch, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { arrowDownIcon, arrowUpIcon } from '#web/ui/icons.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import type { Runtime } from '../runtime.ts'
import { ColumnFilter, filterOf, rangeKindOf } from './column-filter.tsx'
import { isFilterable, isSortable, type GridColumn, type GridSettings } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'
import { shownSort, sortKey } from './grid-wish.ts'
import { sheetMessages } from './sheet-messages.ts'
import { SheetRange } from './sheet-range.tsx'

type Props = {
  runtime: Runtime
  grid: GridModel
  settings: GridSettings
  columns: readonly GridColumn[]
  /** What the reader came for. */
  part: 'sort' | 'filter'
  onClose: () => void
}

/** What a table's headers do, for a phone: order and filters of the cards. Everything holds at once; the last button only leads back. */
export function GridSheet({ runtime, grid, settings, columns, part, onClose }: Props) {
  const t = sheetMessages.t
  const { filters, search, sort } = grid.wish.value
  const isSet = filters.length > 0 || search !== '' || sort !== null
  const count = grid.page.value?.count
  // Inputs that keep what is typed in them begin anew.
  const cleared = useSignal(0)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not an input of its own: that would bring up the phone's keys over what the reader came to see.
    body.current?.querySelector<HTMLElement>(`[data-part=${part}]`)?.focus()
  }, [])
  const clear = () =>
    batch(() => {
      cleared.value += 1
      grid.clear()
      grid.orderBy(null)
    })
  return (
    <Dialog
      title={t.title}
      size="sheet"
      closable
      onClose={onClose}
      footer={
        <>
          <Button kind="ghost" disabled={isSet ? false : t.nothing} onClick={clear}>
            {t.clear}
          </Button>
          <Button kind="primary" class="grow" onClick={onClose}>
            {count === undefined ? t.done : t.show(count)}
          </Button>
        </>
      }
    >
      <div ref={body} class="sheet-parts">
        {columns.some(isSortable) && (
          <div data-part="sort" tabIndex={-1}>
            <Order grid={grid} settings={settings} columns={columns} />
          </div>
        )}
        <div data-part="filter" tabIndex={-1} key={cleared.value}>
          {columns.filter(isFilterable).map((column) => (
            <SheetFilter key={column.column.id} runtime={runtime} grid={grid} column={column} />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function Order({ grid, settings, columns }: Pick<Props, 'grid' | 'settings' | 'columns'>) {
  const t = sheetMessages.t
  const shown = shownSort(settings, columns, grid.wish.value)
  const isDown = shown?.startsWith('-') ?? false
  const key = isDown ? (shown?.slice(1) ?? null) : shown
  return (
    <>
      <Field label={t.sortBy}>
        {(wiring) => (
          <Select
            {...wiring}
            {...(settings.sort?.length ? {} : { empty: t.ownOrder })}
            options={columns.filter(isSortable).map((column) => ({ value: sortKey(column), label: column.header }))}
            value={key}
            onChange={(next) => grid.orderBy(next === null ? null : `${isDown ? '-' : ''}${next}`)}
          />
        )}
      </Field>
      {key !== null && (
        <Segmented
          block
          label={t.direction}
          segments={[
            { value: 'up', label: t.ascending, icon: arrowUpIcon },
            { value: 'down', label: t.descending, icon: arrowDownIcon },
          ]}
          value={isDown ? 'down' : 'up'}
          onChange={(direction) => grid.orderBy(`${direction === 'down' ? '-' : ''}${key}`)}
        />
      )}
    </>
  )
}

function SheetFilter({ runtime, grid, column }: Pick<Props, 'runtime' | 'grid'> & { column: GridColumn }) {
  const range = rangeKindOf(column)
  if (range === null)
    return (
      <div class="field">
        <span class="label" aria-hidden>
          {column.header}
        </span>
        <ColumnFilter runtime={runtime} grid={grid} column={column} />
      </div>
    )
  return (
    <fieldset class="field">
      <legend class="label">{column.header}</legend>
      <SheetRange of={range} {...filterOf(grid, column)} />
    </fieldset>
  )
}
