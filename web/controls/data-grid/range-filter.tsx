import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { classNames } from '#web/ui/class-names.ts'
import { formatDate, formatDay } from '#web/ui/format/dates.ts'
import { formatNumber } from '#web/ui/format/numbers.ts'
import { Icon } from '#web/ui/icon.tsx'
import { downIcon } from '#web/ui/icons.ts'
import { messages } from '../messages.ts'
import { lazy } from '../lazy.tsx'
import type { Say } from './column-filter.tsx'
import type { RangeKind } from './range.ts'

const RangePopover = lazy<Parameters<(typeof import('./range-popover.tsx'))['RangePopover']>[0]>(() =>
  import('./range-popover.tsx').then((file) => file.RangePopover),
)

type Props = { of: RangeKind; label: string; set: readonly Condition[]; say: Say }

/** From and to, behind a button that tells what is set. Days are whole: an instant's day is the reader's. */
export function RangeFilter({ of, label, set, say }: Props) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const words = summary(of, set)
  const close = (refocus: boolean) => {
    open.value = false
    if (refocus) button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={classNames('input select', set.length > 0 && 'is-set')}
        aria-label={`${label}: ${words}`}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <span class={classNames('trunc', set.length === 0 && 'subtle')}>{words}</span>
        <Icon drawing={downIcon} size="s" />
      </button>
      {open.value && <RangePopover of={of} label={label} set={set} anchor={button} onClose={close} say={say} />}
    </>
  )
}

/** An end as it is shown; that of instants is the moment after its last day. */
function shown(of: RangeKind, { operator, value }: Condition): string {
  if (of === 'number') return formatNumber(Number(value), { maximumFractionDigits: 20 })
  return of === 'date'
    ? formatDate(String(value), 'short')
    : formatDay(Date.parse(String(value)) - (operator === 'less' ? 1 : 0), 'short')
}

function summary(of: RangeKind, set: readonly Condition[]): string {
  const t = messages.t
  const [first, last] = set.map((end) => shown(of, end))
  if (first === undefined) return t.any
  if (last !== undefined) return `${first} – ${last}`
  const begins = set[0]?.operator === 'atLeast'
  return of === 'number' ? `${begins ? '≥' : '≤'} ${first}` : begins ? t.since(first) : t.until(first)
}
