import type { Signal } from '@preact/signals'
import { DateInput } from '#web/ui/date-input.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { messages } from '../messages.ts'
import type { Ends, RangeKind } from './range.ts'

type End = Signal<Ends['from']>
type Props = { of: RangeKind; from: End; to: End; onInput?: () => void }

/** The two ends of a range, each with its label. */
export function RangeInputs({ of, from, to, onInput }: Props) {
  const put = (end: End, value: Ends['from']) => {
    end.value = value
    onInput?.()
  }
  const input = (end: End, id: string) =>
    of === 'number' ? (
      <NumberInput
        id={id}
        value={typeof end.value === 'number' ? end.value : null}
        onInput={(value) => put(end, value)}
      />
    ) : (
      <DateInput id={id} value={String(end.value ?? '')} onInput={(text) => put(end, text === '' ? null : text)} />
    )
  return (
    <>
      <Field label={messages.t.from}>{({ id }) => input(from, id)}</Field>
      <Field label={messages.t.to}>{({ id }) => input(to, id)}</Field>
    </>
  )
}
