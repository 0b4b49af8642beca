import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { classNames } from '#web/ui/class-names.ts'
import { formatDate } from '#web/ui/format/dates.ts'
import { formatNumber } from '#web/ui/format/numbers.ts'
import { Icon } from '#web/ui/icon.tsx'
import { downIcon } from '#web/ui/icons.ts'
import { messages } from '../messages.ts'
import { lazy } from '../lazy.tsx'
import type { Say } from './column-filter.tsx'
import type { Ends, RangeKind } from './range.ts'

const RangePopover = lazy<Parameters<(typeof import('./range-popover.tsx'))['RangePopover']>[0]>(() =>
  import('./range-popover.tsx').then((file) => file.RangePopover),
)

const NO_ENDS: Ends = { from: null, to: null }

type Props = { of: RangeKind; label: string; set: readonly Condition[]; say: Say }

/** From and to, behind a button that tells what is set. Days are whole: an instant's day is the reader's. */
export function RangeFilter({ of, label, set, say }: Props) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  // What was chosen is kept as it was chosen; when the filters are cleared from elsewhere it no longer holds.
  const chosen = useSignal(NO_ENDS)
  const ends = set.length > 0 ? chosen.value : NO_ENDS
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
        aria-label={`${label}: ${summary(of, ends)}`}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <span class={classNames('trunc', set.length === 0 && 'subtle')}>{summary(of, ends)}</span>
        <Icon drawing={downIcon} size="s" />
      </button>
      {open.value && (
        <RangePopover
          of={of}
          label={label}
          ends={ends}
          anchor={button}
          onClose={close}
          onChange={(next, conditions) => {
            chosen.value = next
            say(conditions)
          }}
        />
      )}
    </>
  )
}

const shown = (of: RangeKind, value: string | number): string =>
  of === 'number' ? formatNumber(Number(value), { maximumFractionDigits: 20 }) : formatDate(String(value), 'short')

function summary(of: RangeKind, { from, to }: Ends): string {
  if (from !== null && to !== null) return `${shown(of, from)} – ${shown(of, to)}`
  if (from !== null) return of === 'number' ? `≥ ${shown(of, from)}` : messages.t.since(shown(of, from))
  return to === null ? messages.t.any : of === 'number' ? `≤ ${shown(of, to)}` : messages.t.until(shown(of, to))
}
