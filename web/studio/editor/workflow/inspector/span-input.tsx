import type { Json } from '#domain/lib/json.ts'
import { type Span, UNITS, type Unit } from '#domain/workflows/duration.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { messages } from '../messages.ts'

type Props = { value: Json | undefined; onChange: (value: Json | undefined) => void; label: string }

/** A length of time as people write it: a number and a unit. No number is no time. */
export function SpanInput({ value, onChange, label }: Props) {
  const t = messages.t
  const span = value as unknown as Span | undefined
  const units = UNITS.map((unit) => ({ value: unit, label: t.units[unit] }))
  return (
    <div class="span-input">
      <NumberInput
        aria-label={`${label}, ${t.parts.amount}`}
        integer
        placeholder={t.parts.noTime}
        value={span?.amount ?? null}
        onInput={(amount) => {
          if (amount === null) onChange(undefined)
          else if (amount >= 0) onChange({ amount: Math.min(100_000, Math.round(amount)), unit: span?.unit ?? 'days' })
        }}
      />
      <Select
        aria-label={`${label}, ${t.parts.unit}`}
        options={units}
        value={span?.unit ?? 'days'}
        onChange={(unit) => unit !== null && onChange({ amount: span?.amount ?? 1, unit: unit as Unit })}
      />
    </div>
  )
}
