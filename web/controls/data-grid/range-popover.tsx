import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { Button } from '#web/ui/button.tsx'
import { useFloating } from '#web/ui/use-floating.ts'
import { messages } from '../messages.ts'
import type { Say } from './column-filter.tsx'
import { conditions, endsOf, type RangeKind } from './range.ts'
import { RangeInputs } from './range-inputs.tsx'

type Props = {
  of: RangeKind
  label: string
  set: readonly Condition[]
  anchor: { current: HTMLElement | null }
  onClose: (refocus: boolean) => void
  say: Say
}

/** The two ends, to be set together. */
export function RangePopover({ of, label, set, anchor, onClose, say }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const ends = endsOf(of, set)
  const from = useSignal(ends.from)
  const to = useSignal(ends.to)
  useFloating({
    open: true,
    floating: root,
    anchor,
    placement: { side: 'below', align: 'start' },
    onDismiss: () => onClose(false),
  })
  useEffect(() => root.current?.querySelector('input')?.focus(), [])
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
          say(conditions(of, { from: from.value, to: to.value }))
          onClose(true)
        }}
      >
        <RangeInputs of={of} from={from} to={to} />
        <span class="row">
          <Button
            kind="ghost"
            onClick={() => {
              say([])
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
