import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Combobox } from '#web/ui/combobox.tsx'
import { messages } from '../messages.ts'
import { recordOptions } from '../record-options.ts'
import type { Runtime } from '../runtime.ts'
import type { Say } from './column-filter.tsx'

type Props = {
  runtime: Runtime
  component: string
  label: string
  look: string | undefined
  id: string | null
  name: string | undefined
  say: Say
}

/** Filters a column of references by one record. */
export function ReferencePicker({ runtime, component, label, look, id, name, say }: Props) {
  const chosen = useSignal<{ id: string; name: string } | null>(id !== null && name !== undefined ? { id, name } : null)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (id !== null && chosen.peek()?.id !== id) void findName(id)
    // It takes the place of what the focus was on.
    else if (document.activeElement === document.body) root.current?.querySelector('input')?.focus()
  }, [])
  async function findName(wanted: string) {
    const target = runtime.view.references[component]
    const record = target && (await runtime.records.get(target.key, wanted).catch(() => null))
    if (record) chosen.value = { id: wanted, name: record.name ?? wanted }
  }
  const known = chosen.value?.id === id ? chosen.value?.name : name
  return (
    <div ref={root}>
      <Combobox
        label={label}
        aria-label={label}
        class={look}
        placeholder={messages.t.any}
        clearable
        options={recordOptions(runtime, component)}
        value={id}
        valueLabel={known}
        onChange={(next, option) => {
          chosen.value = next === null ? null : { id: next, name: option?.label ?? '' }
          say(next === null ? [] : [{ operator: 'equals', value: next }])
        }}
      />
    </div>
  )
}
