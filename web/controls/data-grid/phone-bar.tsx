import { useSignal } from '@preact/signals'
import { Icon } from '#web/ui/icon.tsx'
import { filterIcon, sortIcon } from '#web/ui/icons.ts'
import { lazy } from '../lazy.tsx'
import { messages } from '../messages.ts'
import type { Runtime } from '../runtime.ts'
import { isFilterable, isSortable, type GridColumn, type GridSettings } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'

const GridSheet = lazy<Parameters<(typeof import('./grid-sheet.tsx'))['GridSheet']>[0]>(() =>
  import('./grid-sheet.tsx').then((file) => file.GridSheet),
)

type Props = { runtime: Runtime; grid: GridModel; settings: GridSettings; columns: readonly GridColumn[] }

/** Over cards, which have no headers: the way to order and to filter them, and how much of it is set. */
export function PhoneBar(props: Props) {
  const { grid, columns } = props
  const open = useSignal<'sort' | 'filter' | null>(null)
  const { filters, sort } = grid.wish.value
  const set = new Set(filters.map((each) => each.path.join('.'))).size
  const chip = (part: 'sort' | 'filter', drawing: string, isOn: boolean) => (
    <button
      type="button"
      class={isOn ? 'chip is-on' : 'chip'}
      aria-haspopup="dialog"
      onClick={() => (open.value = part)}
    >
      <Icon drawing={drawing} />
      {messages.t[part]}
      {part === 'filter' && isOn && <span class="tnum">{set}</span>}
    </button>
  )
  return (
    <div class="phone-bar">
      {columns.some(isSortable) && chip('sort', sortIcon, sort !== null)}
      {columns.some(isFilterable) && chip('filter', filterIcon, set > 0)}
      {open.value && <GridSheet {...props} part={open.value} onClose={() => (open.value = null)} />}
    </div>
  )
}
