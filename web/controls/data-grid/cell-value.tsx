import type { ComponentChildren } from 'preact'
import type { Option } from '#domain/components/property.ts'
import type { RecordJson } from '#domain/records/query.ts'
import { formatDate, formatDateTime, formatDay, formatRelative, formatTime } from '#web/ui/format/dates.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { formatMoney, formatNumber, formatPercent } from '#web/ui/format/numbers.ts'
import { StatusPill } from '#web/ui/status-pill.tsx'
import { messages } from '../messages.ts'
import type { GridColumn } from './grid-config.ts'

/** The value at the end of a dotted path. */
export function valueAt(record: RecordJson, dotted: string): unknown {
  let here: unknown = record
  for (const name of dotted.split('.')) {
    if (typeof here !== 'object' || here === null) return null
    here = (here as { readonly [name: string]: unknown })[name]
  }
  return here ?? null
}

/** Whether a column's values stand at the end of their cells: quantities do, choices written as numbers do not. */
export const isQuantity = ({ end }: GridColumn): boolean =>
  (end.type === 'int' || end.type === 'double') &&
  !(end.property !== null && 'options' in end.property && end.property.options)

const nameOf = (value: object): string =>
  'name' in value && typeof value.name === 'string' ? value.name : 'id' in value ? String(value.id) : ''

/** A value as its column writes it, in the reader's language. */
export function cellValue(column: GridColumn, record: RecordJson): ComponentChildren {
  const { property, dotted } = column.end
  const value = valueAt(record, dotted)
  if (value === null || value === '') return <span class="subtle">{messages.t.notSet}</span>
  const choice =
    property && 'options' in property ? property.options?.find((option) => option.value === value) : undefined
  if (choice) return chosen(choice, column.column.format?.as === 'plain')
  if (typeof value === 'boolean') return value ? messages.t.yes : messages.t.no
  if (typeof value === 'number') return numberText(column, value)
  if (Array.isArray(value))
    return formatList(value.map((item) => (typeof item === 'object' && item !== null ? nameOf(item) : String(item))))
  if (typeof value === 'object') return nameOf(value)
  return typeof value === 'string' ? words(column, value) : String(value)
}

const chosen = ({ label, tone }: Option, plain: boolean) =>
  plain ? label : <StatusPill tone={tone === undefined || tone === 'neutral' ? undefined : tone}>{label}</StatusPill>

function numberText({ column: { format } }: GridColumn, value: number): string {
  const { as = 'auto', currency, digits } = format ?? {}
  if (as === 'money' && currency) return formatMoney(value, currency)
  if (as === 'percent') return formatPercent(value / 100, digits)
  if (as === 'plain') return String(value)
  return formatNumber(
    value,
    digits === undefined
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  )
}

function words({ column: { format }, end }: GridColumn, value: string): ComponentChildren {
  const { as = 'auto', length } = format ?? {}
  if (as === 'plain') return value
  if (end.type === 'date') return formatDate(value, length)
  if (end.type === 'time') return formatTime(value)
  if (end.type === 'datetime') {
    if (as === 'relative') return formatRelative(Date.parse(value), Date.now())
    return as === 'date' ? formatDay(value, length) : formatDateTime(value, length)
  }
  if (as === 'pill') return <StatusPill>{value}</StatusPill>
  if ((as === 'link' || end.property?.type === 'uri') && /^(https?:\/\/|mailto:|tel:)/i.test(value))
    return <a href={value}>{value.replace(/^(https?:\/\/|mailto:|tel:)/i, '')}</a>
  return value
}
