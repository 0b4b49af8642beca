import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { filterIcon, plusIcon, refreshIcon, searchIcon, tableIcon } from '#web/ui/icons.ts'
import { Pager } from '#web/ui/pager.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { columnsOf, PAGE_SIZES, type GridSettings } from './data-grid/grid-config.ts'
import { GridHead } from './data-grid/grid-head.tsx'
import { moveBetweenRows } from './data-grid/grid-keys.ts'
import { GridModel } from './data-grid/grid-model.ts'
import { GridRow } from './data-grid/grid-row.tsx'
import { PhoneBar } from './data-grid/phone-bar.tsx'
import { lazy } from './lazy.tsx'
import { messages } from './messages.ts'
import { settingsOf } from './settings.ts'
import { defineRenderer, type RendererProps } from './renderer.ts'
import type { Runtime } from './runtime.ts'

const GridFailure = lazy<{ grid: GridModel }>(() =>
  import('./data-grid/grid-failure.tsx').then((file) => file.GridFailure),
)

/** Nothing is shown of a load that is quicker than this. */
const PATIENCE_MS = 150

type Props = RendererProps<(typeof dataGrid)['fields']>

export const renderer = defineRenderer(dataGrid, (props) => {
  const { runtime, control } = props
  const grid = useMemo(
    () =>
      new GridModel({
        runtime,
        // Asked for anew each time: a dynamic filter follows the values it names.
        settings: () => settingsOf(control, dataGrid.fields, runtime.expressions) as unknown as GridSettings,
        initial: runtime.initial[control.id],
        wish: runtime.wishes[control.id],
        keep: (wish) => runtime.keep(control, wish),
      }),
    [runtime, control],
  )
  useEffect(() => grid.start(), [grid])
  return <Grid {...props} grid={grid} />
})

function Grid({ runtime, settings, grid }: Props & { grid: GridModel }) {
  const t = messages.t
  const columns = columnsOf(settings, runtime.view)
  const page = grid.page.value
  const patient = usePatience(grid)
  if (settings.component === undefined) return <EmptyState icon={tableIcon} title={t.noComponent} />
  if (columns.length === 0) return <EmptyState icon={tableIcon} title={t.noColumns} />
  const width = columns.length + (settings.selection === 'none' ? 0 : 1) + (settings.rowActions?.length ? 1 : 0)
  const records = page?.records ?? []
  return (
    <section class="data-grid" aria-label={settings.title ?? runtime.view.references[settings.component]?.title}>
      <Toolbar runtime={runtime} settings={settings} grid={grid} />
      <PhoneBar runtime={runtime} settings={settings} grid={grid} columns={columns} />
      {grid.failure.value && <GridFailure grid={grid} />}
      {/* What scrolls can be reached by key. */}
      <div class="tw" tabIndex={-1} aria-busy={grid.loading.value} onKeyDown={moveBetweenRows}>
        <table class="grid">
          <colgroup>
            {settings.selection !== 'none' && <col />}
            {columns.map(({ column }) => (
              <col key={column.id} {...(column.width === undefined ? {} : { width: column.width })} />
            ))}
            {settings.rowActions?.length ? <col /> : null}
          </colgroup>
          <GridHead runtime={runtime} grid={grid} settings={settings} columns={columns} />
          <tbody class={patient && page ? 'is-stale' : undefined}>
            {page === null && patient && <SkeletonRows rows={8} columns={width} />}
            {records.map((record) => (
              <GridRow
                key={record.id}
                runtime={runtime}
                grid={grid}
                settings={settings}
                columns={columns}
                record={record}
              />
            ))}
          </tbody>
        </table>
        {page !== null && records.length === 0 && <Nothing settings={settings} grid={grid} />}
      </div>
      {page !== null && records.length > 0 && (
        <div class="foot">
          {settings.selection !== 'none' && grid.chosen.value.size > 0 && (
            <span class="row">
              <b class="medium">{t.selected(grid.chosen.value.size)}</b>
              <Button kind="ghost" size="s" onClick={() => grid.chooseAll(false)}>
                {t.clearSelection}
              </Button>
            </span>
          )}
          <Pager
            from={grid.rank.value}
            count={records.length}
            total={page.count}
            onPrevious={grid.hasPrevious.value ? () => void grid.previous() : undefined}
            onNext={page.next === undefined ? undefined : () => grid.next()}
            pageSize={grid.pageSize.value}
            pageSizes={settings.choosePageSize ? PAGE_SIZES : undefined}
            onPageSize={(size) => grid.resize(size)}
          />
        </div>
      )}
    </section>
  )
}

/** Whether a load has gone on for so long that it should be seen. */
function usePatience(grid: GridModel): boolean {
  const over = useSignal(false)
  useSignalEffect(() => {
    if (!grid.loading.value) {
      over.value = false
      return
    }
    const timer = setTimeout(() => (over.value = true), PATIENCE_MS)
    return () => clearTimeout(timer)
  })
  return over.value
}

type PartProps = { settings: GridSettings; grid: GridModel }

function Toolbar({ runtime, settings, grid }: PartProps & { runtime: Runtime }) {
  const t = messages.t
  const target = runtime.view.references[settings.component ?? '']
  const { title, search, reload, live, addButton, addLabel, addCommand } = settings
  const first = target?.pages.find((page) => page.presentation === 'dialog') ?? target?.pages[0]
  const add =
    addCommand ?? (target && first ? ({ kind: 'open', component: target.id, page: first.id } as const) : undefined)
  const { can, component } = runtime.view
  // Of other components a page does not know whether its reader may add to them: their form says so.
  const adds = addButton && (target?.id !== component.id || can.create)
  const waiting = grid.waiting.value
  if (!title && !search && !reload && !adds && waiting === 0) return null
  return (
    <div class="tools">
      {title && <h2 class="h2">{title}</h2>}
      {search && (
        <TextInput
          type="search"
          icon={searchIcon}
          aria-label={t.searchRows}
          placeholder={t.searchRows}
          value={grid.wish.value.search}
          onInput={(text) => grid.search(text)}
        />
      )}
      <span class="push row">
        {live && waiting > 0 && (
          <button type="button" class="chip new-rows" onClick={() => grid.showWaiting()}>
            <span class="dot signal" aria-hidden />
            {t.newRows(waiting)}
          </button>
        )}
        {reload && <IconButton icon={refreshIcon} label={t.reload} onClick={() => void grid.load()} />}
        {adds && add && (
          <Button kind="primary" icon={plusIcon} onClick={() => void runtime.run(add)}>
            {addLabel ?? t.add}
          </Button>
        )}
      </span>
      <span class="sr" role="status">
        {waiting > 0 ? t.newRows(waiting) : ''}
      </span>
    </div>
  )
}

const Nothing = ({ settings, grid }: PartProps) =>
  grid.filtered.value ? (
    <EmptyState
      icon={filterIcon}
      title={messages.t.noMatches}
      action={<Button onClick={() => grid.clear()}>{messages.t.clearFilters}</Button>}
    />
  ) : (
    <EmptyState icon={tableIcon} title={settings.empty ?? messages.t.noRecords} />
  )
