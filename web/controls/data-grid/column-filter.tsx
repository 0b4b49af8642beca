import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { updownIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { asOptions, choicesOf, chosenOf } from '../choices.ts'
import { lazy } from '../lazy.tsx'
import { messages } from '../messages.ts'
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
  const say = (conditions: readonly Omit<Condition, 'path'>[]) =>
    grid.filter(
      path,
      conditions.map((each) => ({ ...each, path })),
    )
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
  if (end.property?.type === 'catalog')
    return (
      <ReferenceFilter
        runtime={runtime}
        component={end.property.component}
        label={label}
        look={look}
        isSet={set.length > 0}
        say={say}
      />
    )
  if (end.type === 'int' || end.type === 'double') return <RangeFilter of="number" label={label} set={set} say={say} />
  if (end.type === 'date' || end.type === 'datetime')
    return <RangeFilter of={end.type} label={label} set={set} say={say} />
  return (
    <TextFilter label={label} look={look} value={typeof set[0]?.value === 'string' ? set[0].value : ''} say={say} />
  )
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

type ReferenceProps = {
  runtime: Runtime
  component: string
  label: string
  look: string | undefined
  isSet: boolean
  say: Say
}

const ReferencePicker = lazy<Parameters<(typeof import('./reference-picker.tsx'))['ReferencePicker']>[0]>(() =>
  import('./reference-picker.tsx').then((file) => file.ReferencePicker),
)

/** A search among records; the list is fetched when somebody comes near it. */
function ReferenceFilter(props: ReferenceProps) {
  const near = useSignal(false)
  const come = () => (near.value = true)
  const still = (
    <span class={classNames('input select', props.look)}>
      <input
        type="text"
        readOnly
        aria-label={props.label}
        placeholder={messages.t.any}
        onFocus={come}
        onPointerEnter={come}
      />
      <Icon drawing={updownIcon} size="s" />
    </span>
  )
  return near.value ? <ReferencePicker {...props} instead={still} /> : still
}
