import type { RecordJson } from '#domain/records/query.ts'
import type { RowAction } from '#domain/controls/rows.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon } from '#web/ui/icons.ts'
import { commandIcon } from '../command-icon.ts'
import { Menu } from '../menu.tsx'
import { messages } from '../messages.ts'
import type { Row } from '../target.ts'
import type { Runtime } from '../runtime.ts'
import { cellValue, isQuantity } from './cell-value.tsx'
import type { GridColumn, GridSettings } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'

type Props = {
  runtime: Runtime
  grid: GridModel
  settings: GridSettings
  columns: readonly GridColumn[]
  record: RecordJson
}

/** What a screen reader calls the row. */
const rowName = (record: RecordJson): string => record.name ?? record.id

const isInteractive = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a, button, input, label, select') !== null

/** One record. Its first cell carries the way in as a link, so that it works by key, by middle button and without a script. */
export function GridRow({ runtime, grid, settings, columns, record }: Props) {
  const { rowCommand, selection } = settings
  const row: Row = { component: runtime.view.references[settings.component ?? '']?.key ?? '', record }
  const chosen = grid.chosen.value.has(record.id)
  const live = grid.fresh.value.has(record.id)
  const open = rowCommand && runtime.mode !== 'canvas' ? () => void runtime.run(rowCommand, row) : undefined
  const name = rowName(record)
  return (
    <tr
      class={classNames(chosen && 'is-sel', live && 'is-live', open && 'is-link')}
      aria-selected={selection === 'none' ? undefined : chosen}
      onPointerEnter={live ? () => grid.seen(record.id) : undefined}
      onClick={
        open &&
        ((event) => {
          // A press that ends a text selection, or lands on something of its own, opens nothing.
          if (!isInteractive(event.target) && getSelection()?.isCollapsed !== false) open()
        })
      }
    >
      {selection !== 'none' && (
        <td class="pick">
          <Checkbox
            checked={chosen}
            label={messages.t.selectRow(name)}
            onChange={(on) => grid.choose(record, on, selection === 'single')}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.column.id}
          class={classNames(isQuantity(column) && 'num', index === 0 && 'first')}
          // On a card, where no header says it.
          data-label={typeof column.end.type === 'object' || column.end.type === 'string' ? undefined : column.header}
        >
          <CellLink
            runtime={runtime}
            column={column}
            row={row}
            command={column.column.command ?? (index === 0 ? rowCommand : undefined)}
          />
        </td>
      ))}
      {settings.rowActions && settings.rowActions.length > 0 && (
        <td class="acts">
          <RowActions runtime={runtime} actions={settings.rowActions} row={row} />
        </td>
      )}
    </tr>
  )
}

type LinkProps = { runtime: Runtime; column: GridColumn; row: Row; command: GridColumn['column']['command'] }

function CellLink({ runtime, column, row, command }: LinkProps) {
  const value = cellValue(column, row.record)
  if (!command || runtime.mode === 'canvas') return <>{value}</>
  const href = runtime.href(command, row)
  if (href === null) {
    return (
      <button type="button" class="cell-link" onClick={() => void runtime.run(command, row)}>
        {value}
      </button>
    )
  }
  return (
    <a
      class="cell-link"
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        void runtime.run(command, row)
      }}
    >
      {value}
    </a>
  )
}

const toneOf = ({ tone }: { readonly tone?: string | undefined }) => (tone === 'danger' ? tone : undefined)

/** Two acts in sight, more behind a menu. */
const IN_SIGHT = 2

function RowActions({ runtime, actions, row }: { runtime: Runtime; actions: readonly RowAction[]; row: Row }) {
  const offered = runtime.expressions.acts(actions, row.record)
  const drawn = offered.filter(({ icon }) => commandIcon(icon) !== undefined).slice(0, IN_SIGHT)
  const rest = offered.filter((action) => !drawn.includes(action))
  const run = (action: (typeof offered)[number]) => void runtime.run(action.command, row)
  return (
    <span>
      {drawn.map((action) => (
        <IconButton
          key={action.id}
          size="s"
          icon={commandIcon(action.icon) ?? ''}
          label={action.title}
          kind={toneOf(action)}
          onClick={() => run(action)}
        />
      ))}
      {rest.length > 0 && (
        <Menu
          label={messages.t.rowActions(rowName(row.record))}
          align="end"
          items={() =>
            rest.map((action) => ({ id: action.id, label: action.title, tone: toneOf(action), run: () => run(action) }))
          }
        >
          {(trigger) => (
            <IconButton {...trigger} size="s" icon={moreIcon} label={messages.t.rowActions(rowName(row.record))} />
          )}
        </Menu>
      )}
    </span>
  )
}
