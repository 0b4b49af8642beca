import { isFx } from '#domain/controls/fx.ts'
import { operatorsFor } from '#domain/controls/filter-text.ts'
import { PARTS } from '#domain/controls/part-fields.ts'
import type { Filter, FilterOperator, FilterScalar } from '#domain/controls/rows.ts'
import type { PathEnd } from '#domain/controls/path.ts'
import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field, type Wiring } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { ExpressionField, UseExpression } from '../expression/expression-field.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps, InputPlace } from './input.ts'
import { ItemList } from './item-list.tsx'
import { PartEntries } from './part-entries.tsx'
import { endOfPath, pathFromKey, pathOptions } from './paths.ts'

const { strict } = PARTS.filters.fields

/** Conditions on the rows: each compares a property with a fixed value, or with an expression over the page. */
export function FiltersInput({ value, onChange, place }: InputProps<FieldOf<'filters'>>) {
  const { model } = useEditor()
  const t = messages.t.filters
  const outlines = model.surroundings.value
  const component = place.over
  // The schema has checked the list before it was stored (`rows.ts`).
  const filters = (Array.isArray(value) ? value : []) as unknown as readonly Filter[]
  const change = (next: readonly Filter[]) => onChange(next.length === 0 ? undefined : (next as unknown as Json))
  const options = pathOptions(component, outlines)
  if (component === null) return <p class="help">{messages.t.columns.chooseFirst}</p>

  const endOf = (filter: Filter) => endOfPath(filter.path, component, outlines)
  const titleOf = (filter: Filter) =>
    `${endOf(filter)?.title ?? messages.t.inspector.gone} ${t.operators[filter.operator]}`

  function add(key: string) {
    const path = pathFromKey(key)
    const end = endOfPath(path, component, outlines)
    const [operator] = end ? operatorsFor(end.type) : []
    if (end && operator) change([...filters, { id: makeId(end.title, model.random()(6), 'filter'), path, operator }])
  }

  return (
    <div class="group-input">
      <ItemList items={filters} keyOf={({ id }) => id} titleOf={titleOf} onChange={change} removeLabel={() => t.remove}>
        {(filter, set) => (
          <>
            <Field label={t.operator}>
              {(wiring) => (
                <Select
                  {...wiring}
                  options={operatorsFor(endOf(filter)?.type ?? 'string').map((each) => ({
                    value: each,
                    label: t.operators[each],
                  }))}
                  value={filter.operator}
                  onChange={(operator) => {
                    const { value: _, ...rest } = filter
                    if (operator !== null) set({ ...rest, operator: operator as FilterOperator })
                  }}
                />
              )}
            </Field>
            {filter.operator !== 'empty' && filter.operator !== 'notEmpty' && (
              <FilterValue filter={filter} end={endOf(filter)} place={place} onChange={set} />
            )}
          </>
        )}
      </ItemList>
      <Combobox
        size="s"
        label={t.add}
        placeholder={t.add}
        options={options}
        value={null}
        key={filters.length}
        onChange={(key) => key !== null && add(key)}
      />
    </div>
  )
}

type ValueProps = { filter: Filter; end: PathEnd | null; place: InputPlace; onChange: (filter: Filter) => void }

function FilterValue({ filter, end, place, onChange }: ValueProps) {
  const t = messages.t.filters
  const { value: held, ...rest } = filter
  const set = (value: Filter['value']) => onChange(value === undefined ? rest : { ...rest, value })
  if (isFx(held)) {
    return (
      <>
        <ExpressionField
          label={t.value}
          value={held.fx}
          expected="any"
          scope={place.scope}
          rows={null}
          onChange={(fx) => set({ fx })}
          onBack={() => set(undefined)}
        />
        <PartEntries
          fields={{ strict }}
          labels={{ strict: t.strict }}
          part={filter}
          place={place}
          onChange={onChange}
        />
      </>
    )
  }
  const list = filter.operator === 'in'
  return (
    <Field
      label={t.value}
      help={list ? t.listHelp : undefined}
      action={<UseExpression label={t.value} onUse={() => set({ fx: '' })} />}
    >
      {(wiring) =>
        list ? (
          <TextInput
            {...wiring}
            value={Array.isArray(held) ? held.join(', ') : ''}
            onInput={(text) => set(text.split(',').map((part) => scalarOf(part.trim(), end)))}
          />
        ) : (
          <ScalarInput wiring={wiring} end={end} value={held as FilterScalar | undefined} onChange={set} />
        )
      }
    </Field>
  )
}

const scalarOf = (text: string, end: PathEnd | null): FilterScalar =>
  end && (end.type === 'int' || end.type === 'double') && text !== '' && !Number.isNaN(Number(text))
    ? Number(text)
    : text

type ScalarProps = {
  wiring: Wiring
  end: PathEnd | null
  value: FilterScalar | undefined
  onChange: (value: FilterScalar | undefined) => void
}

/** A fixed value in the input of its type. */
function ScalarInput({ wiring, end, value, onChange }: ScalarProps) {
  const { property: words } = messages.t
  const property = end?.property
  const asText = value === undefined || value === null ? '' : String(value)
  if (property && 'options' in property && property.options) {
    const options = property.options.map((option) => ({ value: String(option.value), label: option.label }))
    return (
      <Select
        {...wiring}
        options={options}
        empty=""
        value={asText || null}
        onChange={(text) => onChange(text === null ? undefined : scalarOf(text, end))}
      />
    )
  }
  if (end?.type === 'bool') {
    const options = [
      { value: 'true', label: words.yes },
      { value: 'false', label: words.no },
    ]
    return (
      <Select
        {...wiring}
        options={options}
        empty=""
        value={asText || null}
        onChange={(text) => onChange(text === null ? undefined : text === 'true')}
      />
    )
  }
  if (end?.type === 'int' || end?.type === 'double') {
    const number = typeof value === 'number' ? value : null
    return (
      <NumberInput
        {...wiring}
        value={number}
        onInput={(next) => (next === null || !Number.isNaN(next)) && onChange(next ?? undefined)}
      />
    )
  }
  const type = end?.type === 'date' ? 'date' : end?.type === 'time' ? 'time' : 'text'
  return (
    <TextInput {...wiring} type={type} value={asText} onInput={(text) => onChange(text === '' ? undefined : text)} />
  )
}
