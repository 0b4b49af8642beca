import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Condition } from '#domain/controls/filter-text.ts'
import type { Reference } from '#domain/records/query.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { updownIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { asOptions, choicesOf, chosenOf } from '../choices.ts'
import { lazy } from '../lazy.tsx'
import { messages } from '../messages.ts'
import type { Runtime } from '../runtime.ts'
import { valueAt } from './cell-value.tsx'
import type { GridColumn } from './grid-config.ts'
import type { GridModel } from './grid-model.ts'
import type { RangeKind } from './range.ts'
import { RangeFilter } from './range-filter.tsx'

/** Between the last letter and the question. */
export const TYPING_MS = 300

type Props = { runtime: Runtime; grid: GridModel; column: GridColumn }

/** What is set on a column, and the way to set something else. */
export function filterOf(grid: GridModel, { column: { path } }: GridColumn): { set: readonly Condition[]; say: Say } {
  return {
    set: grid.wish.value.filters.filter((each) => each.path.join('.') === path.join('.')),
    say: (conditions) =>
      grid.filter(
        path,
        conditions.map((each) => ({ ...each, path })),
      ),
  }
}

/** What a column's range is made of; null where it is filtered otherwise. */
export function rangeKindOf({ end: { property, type } }: GridColumn): RangeKind | null {
  if (choicesOf(property)) return null
  return type === 'int' || type === 'double' ? 'number' : type === 'date' || type === 'datetime' ? type : null
}

/** The filter of one column, by what it holds. */
export function ColumnFilter({ runtime, grid, column }: Props) {
  const { end, header } = column
  const label = messages.t.filterBy(header)
  const { set, say } = filterOf(grid, column)
  const look = set.length > 0 ? 'is-set' : undefined
  const only = set[0]?.value
  const choices = choicesOf(end.property)
  if (choices) {
    return (
      <Select
        aria-label={label}
        class={look}
        empty={messages.t.any}
        options={asOptions(choices)}
        value={only === undefined ? null : String(only)}
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
        id={typeof only === 'string' ? only : null}
        name={nameIn(grid, column, only)}
        say={say}
      />
    )
  const range = rangeKindOf(column)
  if (range) return <RangeFilter of={range} label={label} set={set} say={say} />
  return <TextFilter label={label} look={look} value={typeof only === 'string' ? only : ''} say={say} />
}

/** The name of the record that rows are filtered by: all of them refer to it. */
function nameIn(grid: GridModel, { end }: GridColumn, id: unknown): string | undefined {
  const [row] = grid.page.value?.records ?? []
  const reference = row && (valueAt(row, end.dotted) as Partial<Reference> | null)
  return reference?.id === id ? (reference?.name ?? undefined) : undefined
}

export type Say = (conditions: readonly Omit<Condition, 'path'>[]) => void

function TextFilter({ label, look, value, say }: { label: string; look: string | undefined; value: string; say: Say }) {
  const typed = useSignal<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = () => {
    clearTimeout(timer.current)
    const text = typed.peek()?.trim()
    typed.value = null
    if (text !== undefined) say(text === '' ? [] : [{ operator: 'contains', value: text }])
  }
  // What was typed last holds, even where the filter is put away at once.
  useEffect(() => ask, [])
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
        timer.current = setTimeout(ask, TYPING_MS)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask()
      }}
    />
  )
}

type ReferenceProps = {
  runtime: Runtime
  component: string
  label: string
  look: string | undefined
  /** Id of the record that is set, and its name where a row tells it. */
  id: string | null
  name: string | undefined
  say: Say
}

const ReferencePicker = lazy<Parameters<(typeof import('./reference-picker.tsx'))['ReferencePicker']>[0]>(() =>
  import('./reference-picker.tsx').then((file) => file.ReferencePicker),
)

/** A search among records; the list is fetched when somebody comes near it, or to find the name of what an address sets. */
function ReferenceFilter(props: ReferenceProps) {
  const near = useSignal(false)
  const come = () => (near.value = true)
  useEffect(() => {
    if (props.id !== null && props.name === undefined) come()
  }, [props.id])
  const still = (
    <span class={classNames('input select', props.look)}>
      <input
        type="text"
        readOnly
        aria-label={props.label}
        placeholder={messages.t.any}
        value={props.name}
        onFocus={come}
        onPointerEnter={come}
      />
      <Icon drawing={updownIcon} size="s" />
    </span>
  )
  return near.value ? <ReferencePicker {...props} instead={still} /> : still
}
