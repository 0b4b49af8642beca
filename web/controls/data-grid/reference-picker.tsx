import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Combobox } from '#web/ui/combobox.tsx'
import { messages } from '../messages.ts'
import { recordOptions } from '../record-options.ts'
import type { Runtime } from '../runtime.ts'
import type { Say } from './column-filter.tsx'

type Props = { runtime: Runtime; component: string; label: string; look: string | undefined; isSet: boolean; say: Say }

/** Filters a column of references by one record. */
export function ReferencePicker({ runtime, component, label, look, isSet, say }: Props) {
  const chosen = useSignal<{ id: string; name: string } | null>(null)
  const root = useRef<HTMLDivElement>(null)
  // It takes the place of what the focus was on.
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector('input')?.focus()
  }, [])
  return (
    <div ref={root}>
      <Combobox
        label={label}
        aria-label={label}
        class={look}
        placeholder={messages.t.any}
        clearable
        options={recordOptions(runtime, component)}
        value={isSet ? (chosen.value?.id ?? null) : null}
        valueLabel={chosen.value?.name}
        onChange={(id, option) => {
          chosen.value = id === null ? null : { id, name: option?.label ?? '' }
          say(id === null ? [] : [{ operator: 'equals', value: id }])
        }}
      />
    </div>
  )
}
