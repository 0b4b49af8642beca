import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { asOptions, choicesOf, chosenOf } from '../choices.ts'
import { messages } from '../messages.ts'
import { recordOptions } from '../record-options.ts'
import type { Runtime } from '../runtime.ts'
import type { GridColumn } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'
import { RangeFilter } from './range-filter.tsx'

const TYPING_MS = 300

type Props = { runtime: Runtime; grid: GridModel; column: GridColumn }

/** The filter of one column, by what it holds. */
export function ColumnFilter({ runtime, grid, column }: Props) {
  const { end, header } = column
  const { path } = column.column
  const label = messages.t.filterBy(header)
  const set = grid.wish.value.filters.filter((each) => each.path.join('.') === path.join('.'))
  const say = (conditions: readonly Omit<Condition, 'path'>[]) => grid.filter(path, conditions.map((each) => ({ ...each, path })))
  const look = set.length > 0 ? 'is-set' : undefined

  const choices = choicesOf(end.property)
  if (choices) {
    return (
      <Select
        aria-label={label}
        class={look}
        empty={messages.t.any}
        options={asOptions(choices)}
        value={set[0]?.value === undefined ? null : String(set[0].value)}
        onChange={(text) => say(text === null ? [] : [{ operator: 'equals', value: chosenOf(choices, text) }])}
      />
    )
  }
  if (end.property?.type === 'catalog') return <ReferenceFilter runtime={runtime} component={end.property.component} label={label} look={look} isSet={set.length > 0} say={say} />
  if (end.type === 'int' || end.type === 'double') return <RangeFilter of="number" label={label} set={set} say={say} />
  if (end.type === 'date' || end.type === 'datetime') return <RangeFilter of={end.type} label={label} set={set} say={say} />
  return <TextFilter label={label} look={look} value={typeof set[0]?.value === 'string' ? set[0].value : ''} say={say} />
}

export type Say = (conditions: readonly Omit<Condition, 'path'>[]) => void

function TextFilter({ label, look, value, say }: { label: string; look: string | undefined; value: string; say: Say }) {
  const typed = useSignal<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = (text: string) => {
    clearTimeout(timer.current)
    typed.value = null
    say(text.trim() === '' ? [] : [{ operator: 'contains', value: text.trim() }])
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      class={look}
      placeholder={messages.t.any}
      value={typed.value ?? value}
      onInput={(text) => {
        typed.value = text
        clearTimeout(timer.current)
        timer.current = setTimeout(() => ask(text), TYPING_MS)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask(typed.peek() ?? value)
      }}
    />
  )
}

type ReferenceProps = { runtime: Runtime; component: string; label: string; look: string | undefined; isSet: boolean; say: Say }

function ReferenceFilter({ runtime, component, label, look, isSet, say }: ReferenceProps) {
  const chosen = useSignal<{ id: string; name: string } | null>(null)
  return (
    <Combobox
      label={label}
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
  )
}
