import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { DateInput } from '#web/ui/date-input.tsx'
import { Field } from '#web/ui/field.tsx'
import { formatDate } from '#web/ui/format/dates.ts'
import { formatNumber } from '#web/ui/format/numbers.ts'
import { Icon } from '#web/ui/icon.tsx'
import { downIcon } from '#web/ui/icons.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { timeZone } from '#web/ui/reader.ts'
import { useFloating } from '#web/ui/use-floating.ts'
import { messages } from '../messages.ts'
import { fromWallClock, toWallClock } from '../wall-clock.ts'
import type { Say } from './column-filter.tsx'

type Kind = 'number' | 'date' | 'datetime'
type Ends = { readonly from: string | number | null; readonly to: string | number | null }
type Props = { of: Kind; label: string; set: readonly Condition[]; say: Say }

/** From and to, behind a button that tells what is set. Days are whole: an instant's day is the reader's. */
export function RangeFilter({ of, label, set, say }: Props) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const ends = endsOf(of, set)
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
        aria-label={set.length > 0 ? `${label}: ${summary(of, ends)}` : label}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <span class={classNames('trunc', set.length === 0 && 'subtle')}>{summary(of, ends)}</span>
        <Icon drawing={downIcon} size="s" />
      </button>
      {open.value && <Range of={of} label={label} ends={ends} anchor={button} onClose={close} onChange={(next) => say(conditions(of, next))} />}
    </>
  )
}

type RangeProps = { of: Kind; label: string; ends: Ends; anchor: { current: HTMLElement | null }; onClose: (refocus: boolean) => void; onChange: (ends: Ends) => void }

function Range({ of, label, ends, anchor, onClose, onChange }: RangeProps) {
  const root = useRef<HTMLDivElement>(null)
  const from = useSignal(ends.from)
  const to = useSignal(ends.to)
  useFloating({ open: true, floating: root, anchor, placement: { side: 'below', align: 'start' }, onDismiss: () => onClose(false) })
  const input = (end: typeof from, id: string) =>
    of === 'number' ? (
      <NumberInput id={id} value={typeof end.value === 'number' ? end.value : null} onInput={(value) => (end.value = value)} />
    ) : (
      <DateInput id={id} value={String(end.value ?? '')} onInput={(text) => (end.value = text === '' ? null : text)} />
    )
  return (
    <div
      ref={root}
      popover="manual"
      role="dialog"
      aria-label={label}
      class="menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose(true)
      }}
    >
      <form
        class="range"
        onSubmit={(event) => {
          event.preventDefault()
          onChange({ from: from.value, to: to.value })
          onClose(true)
        }}
      >
        <Field label={messages.t.from}>{({ id }) => input(from, id)}</Field>
        <Field label={messages.t.to}>{({ id }) => input(to, id)}</Field>
        <span class="row">
          <Button
            kind="ghost"
            onClick={() => {
              onChange({ from: null, to: null })
              onClose(true)
            }}
          >
            {messages.t.any}
          </Button>
          <Button kind="primary" type="submit" class="push">
            {messages.t.apply}
          </Button>
        </span>
      </form>
    </div>
  )
}

const shown = (of: Kind, value: string | number): string => (of === 'number' ? formatNumber(Number(value), { maximumFractionDigits: 20 }) : formatDate(String(value), 'short'))

function summary(of: Kind, { from, to }: Ends): string {
  if (from !== null && to !== null) return `${shown(of, from)} – ${shown(of, to)}`
  if (from !== null) return of === 'number' ? `≥ ${shown(of, from)}` : messages.t.since(shown(of, from))
  return to === null ? messages.t.any : of === 'number' ? `≤ ${shown(of, to)}` : messages.t.until(shown(of, to))
}

const DAY_MS = 86_400_000
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10)
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) - DAY_MS).toISOString().slice(0, 10)

function conditions(of: Kind, { from, to }: Ends): Omit<Condition, 'path'>[] {
  const usable = (end: string | number | null): end is string | number => end !== null && !Number.isNaN(end)
  if (of !== 'datetime') {
    return [
      ...(usable(from) ? [{ operator: 'atLeast' as const, value: from }] : []),
      ...(usable(to) ? [{ operator: 'atMost' as const, value: to }] : []),
    ]
  }
  const begins = (day: string) => fromWallClock(`${day}T00:00`, timeZone.peek())
  return [
    ...(usable(from) ? [{ operator: 'atLeast' as const, value: begins(String(from)) }] : []),
    ...(usable(to) ? [{ operator: 'less' as const, value: begins(nextDay(String(to))) }] : []),
  ]
}

function endsOf(of: Kind, set: readonly Condition[]): Ends {
  const end = (operator: Condition['operator']) => {
    const value = set.find((each) => each.operator === operator)?.value
    return typeof value === 'string' || typeof value === 'number' ? value : null
  }
  if (of !== 'datetime') return { from: end('atLeast'), to: end('atMost') }
  const day = (instant: string | number | null) => (instant === null ? null : toWallClock(String(instant), timeZone.value).slice(0, 10))
  const until = day(end('less'))
  return { from: day(end('atLeast')), to: until === null ? null : dayBefore(until) }
}
