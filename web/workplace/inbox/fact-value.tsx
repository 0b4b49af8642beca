import type { ComponentChildren } from 'preact'
import type { Fact } from '#domain/workflows/inbox.ts'
import { messages as controls } from '#web/controls/messages.ts'
import { formatDate, formatDateTime, formatTime } from '#web/ui/format/dates.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { formatNumber } from '#web/ui/format/numbers.ts'

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name ?? '') : String(value)

/** A value of the record in the reader's language. */
export function factValue({ type, value, options }: Fact): ComponentChildren {
  const choice = options?.find((option) => option.value === value)
  if (choice) return choice.label
  switch (type) {
    case 'integer':
    case 'number':
      return formatNumber(Number(value), { maximumFractionDigits: 20 })
    case 'boolean':
      return value === true ? controls.t.yes : controls.t.no
    case 'date':
      return formatDate(String(value))
    case 'time':
      return formatTime(String(value))
    case 'datetime':
      return formatDateTime(String(value))
    case 'array':
      return formatList(Array.isArray(value) ? value.map(nameOf) : [])
    case 'file': {
      const { id, name } = value as { readonly id: string; readonly name: string }
      return <a href={`/api/files/${encodeURIComponent(id)}`}>{name}</a>
    }
    case 'uri':
      return /^(https?:\/\/|mailto:|tel:)/i.test(String(value)) ? (
        <a href={String(value)}>{String(value).replace(/^(https?:\/\/|mailto:|tel:)/i, '')}</a>
      ) : (
        String(value)
      )
    default:
      return nameOf(value)
  }
}
