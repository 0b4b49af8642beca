import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { TYPING_MS, type Say } from './column-filter.tsx'
import { conditions, endsOf, type RangeKind } from './range.ts'
import { RangeInputs } from './range-inputs.tsx'

/** From and to in plain sight; they hold as they are typed. */
export function SheetRange({ of, set, say }: { of: RangeKind; set: readonly Condition[]; say: Say }) {
  const ends = endsOf(of, set)
  const from = useSignal(ends.from)
  const to = useSignal(ends.to)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const give = () => say(conditions(of, { from: from.peek(), to: to.peek() }))
  const waits = useRef(false)
  // What was typed last holds, even where the sheet is closed at once.
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (waits.current) give()
    },
    [],
  )
  return (
    <span class="ends">
      <RangeInputs
        of={of}
        from={from}
        to={to}
        onInput={() => {
          waits.current = true
          clearTimeout(timer.current)
          timer.current = setTimeout(() => {
            waits.current = false
            give()
          }, TYPING_MS)
        }}
      />
    </span>
  )
}
