import type { PlannedChange } from '#domain/publications/plan.ts'
import { formatNumber } from '#web/ui/format/numbers.ts'
import { messages } from './messages.ts'

/** Rows that forbid a change: the first ones by name, and how many there are. */
export function InTheWay({ change: { rows = [], params } }: { change: Pick<PlannedChange, 'rows' | 'params'> }) {
  const t = messages.t
  if (rows.length === 0) return null
  const all = Number(params['blocked'] ?? rows.length)
  return (
    <span class="in-the-way">
      {all > rows.length ? t.inTheWayOf(formatNumber(rows.length), formatNumber(all)) : t.inTheWay}{' '}
      {rows.map((row) => row.name ?? row.value ?? row.id).join(', ')}
    </span>
  )
}
