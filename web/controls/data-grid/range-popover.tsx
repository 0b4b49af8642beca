import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '#web/ui/button.tsx'
import { DateInput } from '#web/ui/date-input.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { useFloating } from '#web/ui/use-floating.ts'
import { messages } from '../messages.ts'
import { conditions, type Ends, type RangeKind } from './range.ts'

type Props = {
  of: RangeKind
  label: string
  ends: Ends
  anchor: { current: HTMLElement | null }
  onClose: (refocus: boolean) => void
  onChange: (ends: Ends, come: ReturnType<typeof conditions>) => void
}

/** The two ends, to be set together. */
export function RangePopover({ of, label, ends, anchor, onClose, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null)
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
  const give = (next: Ends) => onChange(next, conditions(of, next))
  const input = (end: typeof from, id: string) =>
    of === 'number' ? (
      <NumberInput
        id={id}
        value={typeof end.value === 'number' ? end.value : null}
        onInput={(value) => (end.value = value)}
      />
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
          give({ from: from.value, to: to.value })
          onClose(true)
        }}
      >
        <Field label={messages.t.from}>{({ id }) => input(from, id)}</Field>
        <Field label={messages.t.to}>{({ id }) => input(to, id)}</Field>
        <span class="row">
          <Button
            kind="ghost"
            onClick={() => {
              give({ from: null, to: null })
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
