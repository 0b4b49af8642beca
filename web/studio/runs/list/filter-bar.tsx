import { useSignal, useSignalEffect } from '@preact/signals'
import type { WorkflowName } from '#workers/api.ts'
import { Button } from '#web/ui/button.tsx'
import { searchIcon, xIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { messages } from '../messages.ts'
import { isFiltered, type RunQuery, searched, TIMES } from './run-query.ts'

type Props = {
  query: RunQuery
  workflows: readonly WorkflowName[]
  people: readonly { readonly id: string; readonly name: string }[]
  onChange: (query: RunQuery) => void
}

const TYPING_MS = 300

const without = <T extends object>(query: T, ...names: readonly (keyof T)[]): T =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name as keyof T))) as T

/** Which runs are shown. */
export function FilterBar({ query, workflows, people, onChange }: Props) {
  const { filter, status, cause } = messages.t
  const typed = useSignal<string | null>(null)

  // Searching begins when typing pauses.
  useSignalEffect(() => {
    const text = typed.value
    if (text === null) return
    const timer = setTimeout(() => {
      onChange({ ...without(query, 'key', 'record'), ...searched(text.trim()) })
      typed.value = null
    }, TYPING_MS)
    return () => clearTimeout(timer)
  })

  const choice = (
    name: 'workflow' | 'status' | 'time' | 'trigger' | 'who',
    label: string,
    empty: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      size="s"
      aria-label={label}
      class={query[name] === undefined ? undefined : 'is-set'}
      empty={empty}
      options={options}
      value={query[name] ?? null}
      onChange={(value) => onChange(value === null ? without(query, name) : { ...query, [name]: value })}
    />
  )
  const worded = (words: { readonly [value: string]: string }, values = Object.keys(words)) =>
    values.map((value) => ({ value, label: words[value] ?? value }))

  return (
    <div class="row run-filters" role="search" aria-label={filter.label}>
      <TextInput
        type="search"
        size="s"
        icon={searchIcon}
        value={typed.value ?? query.key ?? query.record ?? ''}
        onInput={(value) => (typed.value = value)}
        aria-label={filter.key}
        placeholder={filter.key}
      />
      {choice(
        'workflow',
        filter.workflow,
        filter.anyWorkflow,
        workflows.map(({ id, title, component }) => ({ value: id, label: `${title} · ${component}` })),
      )}
      {choice('status', filter.status, filter.anyStatus, worded(status))}
      {choice('time', filter.time, filter.anyTime, worded(filter.times, Object.keys(TIMES)))}
      {choice('trigger', filter.trigger, filter.anyTrigger, worded(cause))}
      {choice(
        'who',
        filter.who,
        filter.anyone,
        people.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {query.incident !== undefined && (
        <Button size="s" icon={xIcon} onClick={() => onChange(without(query, 'incident'))}>
          {filter.incident}
        </Button>
      )}
      {isFiltered(query) && (
        <Button size="s" kind="ghost" onClick={() => onChange({})}>
          {filter.clear}
        </Button>
      )}
    </div>
  )
}
