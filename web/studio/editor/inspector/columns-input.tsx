import type { Json } from '#domain/lib/json.ts'
import { propertiesOf } from '#domain/components/model.ts'
import { COLUMN_FORMATS, type Column, type ColumnFormat } from '#domain/controls/rows.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'
import { endOfPath, pathFromKey, pathKey, pathOptions } from './paths.ts'

/** What is stored of a column; defaults may be absent. */
type Stored = Pick<Column, 'id' | 'path'> & Partial<Column>

/** A column without what is as usual. */
function trimmed(column: Stored): Stored {
  const entries = Object.entries(column).filter(([name, value]) => {
    if (value === undefined || value === '') return false
    return !(['sortable', 'filterable', 'visible'].includes(name) && value === true)
  })
  return Object.fromEntries(entries) as Stored
}

/** The columns of a grid: which properties, in which order, how they are written. */
export function ColumnsInput({ value, onChange, place, field }: InputProps<FieldOf<'columns'>>) {
  const { model } = useEditor()
  const t = messages.t.columns
  const outlines = model.surroundings.value
  const component = place.over
  // The schema has checked the list before it was stored (`rows.ts`).
  const columns = (Array.isArray(value) ? value : []) as unknown as readonly Stored[]
  const change = (next: readonly Stored[]) => onChange(next.map(trimmed) as unknown as Json)
  const options = pathOptions(component, outlines)
  const titleOf = ({ path, header }: Stored) =>
    header || endOfPath(path, component, outlines)?.title || messages.t.inspector.gone
  const shown = new Set(columns.map(({ path }) => pathKey(path)))
  if (component === null) return <p class="help">{messages.t.columns.chooseFirst}</p>

  const columnFor = (path: readonly string[]): Stored => ({
    id: makeId(endOfPath(path, component, outlines)?.title ?? '', model.random()(6), 'column'),
    path: [...path],
  })
  const missing = propertiesOf(
    outlines.find(({ id }) => id === component)?.model ?? { properties: {}, keys: {}, nameFrom: null },
  ).filter(({ id, virtual }) => !shown.has(id) && !virtual)

  return (
    <div class="group-input">
      {columns.length === 0 && <p class="help">{t.empty}</p>}
      <ItemList items={columns} keyOf={({ id }) => id} titleOf={titleOf} onChange={change} removeLabel={t.remove}>
        {(column, set) => (
          <>
            <Field label={t.path}>
              {(wiring) => (
                <Combobox
                  {...wiring}
                  label={t.path}
                  options={options}
                  value={pathKey(column.path)}
                  onChange={(key) => key !== null && set({ ...column, path: pathFromKey(key) })}
                />
              )}
            </Field>
            <Field label={t.header}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={column.header ?? ''}
                  placeholder={endOfPath(column.path, component, outlines)?.title}
                  onInput={(header) => set({ ...column, header })}
                />
              )}
            </Field>
            <FormatFields format={column.format} onChange={(format) => set({ ...column, format })} />
            <Field label={t.width}>
              {(wiring) => (
                <NumberInput
                  {...wiring}
                  integer
                  value={column.width ?? null}
                  onInput={(width) => {
                    if (width === null) set({ ...column, width: undefined })
                    else if (width >= 40 && width <= 1_000) set({ ...column, width })
                  }}
                />
              )}
            </Field>
            <Checkbox checked={column.sortable !== false} onChange={(sortable) => set({ ...column, sortable })}>
              {t.sortable}
            </Checkbox>
            <Checkbox checked={column.filterable !== false} onChange={(filterable) => set({ ...column, filterable })}>
              {t.filterable}
            </Checkbox>
            <Checkbox checked={column.visible !== false} onChange={(visible) => set({ ...column, visible })}>
              {t.visible}
            </Checkbox>
          </>
        )}
      </ItemList>
      <Combobox
        size="s"
        label={t.add}
        placeholder={t.add}
        options={options.filter((option) => !shown.has(option.value))}
        value={null}
        key={columns.length}
        onChange={(key) => key !== null && change([...columns, columnFor(pathFromKey(key))])}
      />
      {missing.length > 1 && field.of === 'component' && (
        <Button
          size="s"
          kind="ghost"
          icon={plusIcon}
          onClick={() => change([...columns, ...missing.map(({ id }) => columnFor([id]))])}
        >
          {t.all}
        </Button>
      )}
    </div>
  )
}

type FormatProps = { format: ColumnFormat | undefined; onChange: (format: ColumnFormat | undefined) => void }

function FormatFields({ format, onChange }: FormatProps) {
  const t = messages.t.columns
  const as = format?.as ?? 'auto'
  return (
    <>
      <Field label={t.format}>
        {(wiring) => (
          <Select
            {...wiring}
            options={COLUMN_FORMATS.map((each) => ({ value: each, label: messages.t.choices[each] ?? each }))}
            value={as}
            onChange={(next) =>
              onChange(next === null || next === 'auto' ? undefined : { as: next as ColumnFormat['as'] })
            }
          />
        )}
      </Field>
      {format && as === 'money' && (
        <Field label={t.currency}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={format.currency ?? ''}
              maxLength={3}
              placeholder="EUR"
              onInput={(text) => {
                const currency = text.toUpperCase()
                const { currency: _, ...rest } = format
                if (currency === '') onChange(rest)
                else if (/^[A-Z]{3}$/.test(currency)) onChange({ ...rest, currency })
              }}
            />
          )}
        </Field>
      )}
      {format && ['number', 'money', 'percent'].includes(as) && (
        <Field label={t.digits}>
          {(wiring) => (
            <NumberInput
              {...wiring}
              integer
              value={format.digits ?? null}
              onInput={(digits) => {
                const { digits: _, ...rest } = format
                if (digits === null) onChange(rest)
                else if (digits >= 0 && digits <= 10) onChange({ ...rest, digits })
              }}
            />
          )}
        </Field>
      )}
    </>
  )
}
