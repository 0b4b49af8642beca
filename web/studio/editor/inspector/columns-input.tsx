import type { Json } from '#domain/lib/json.ts'
import { propertiesOf } from '#domain/components/model.ts'
import type { ValueField } from '#domain/controls/control.ts'
import { isFx } from '#domain/controls/fx.ts'
import { FORMAT_FIELDS, PARTS } from '#domain/controls/part-fields.ts'
import type { Column, ColumnFormat } from '#domain/controls/rows.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'
import { PartEntries } from './part-entries.tsx'
import { endOfPath, pathFromKey, pathKey, pathOptions } from './paths.ts'

const FIELDS = PARTS.columns.fields
/** What is set of a column behind its way of writing. */
const REST = {
  width: FIELDS.width,
  sortable: FIELDS.sortable,
  filterable: FIELDS.filterable,
  visible: FIELDS.visible,
  hideHeader: FIELDS.hideHeader,
}

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
    (isFx(header) ? '' : header) || endOfPath(path, component, outlines)?.title || messages.t.inspector.gone
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
            <PartEntries
              fields={{
                header: { ...FIELDS.header, placeholder: endOfPath(column.path, component, outlines)?.title ?? '' },
              }}
              labels={t}
              part={column}
              place={place}
              onChange={set}
            />
            <PartEntries
              fields={formatFields(column.format)}
              labels={{ ...t, as: t.format }}
              part={column.format ?? NO_FORMAT}
              place={place}
              onChange={(format) => set({ ...column, format: formatOf(format, column.format) })}
            />
            <PartEntries fields={REST} labels={t} part={column} place={place} onChange={set} />
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

type Format = Partial<ColumnFormat>
const NO_FORMAT: Format = {}

/** What is set of a way of writing; where that is worked out, of any. */
function formatFields({ as = 'auto' }: Format = NO_FORMAT): { [Name in keyof Format]?: ValueField } {
  const { currency, digits, length } = FORMAT_FIELDS
  const any = isFx(as)
  return {
    as: FORMAT_FIELDS.as,
    ...(any || as === 'money' ? { currency } : {}),
    ...(any || as === 'number' || as === 'money' || as === 'percent' ? { digits } : {}),
    ...(any || as === 'date' || as === 'datetime' ? { length } : {}),
  }
}

/** A way of writing as it is stored: none where it is the usual one, and of another one nothing that was set of the last. */
function formatOf({ as, ...rest }: Format, before: Format | undefined): ColumnFormat | undefined {
  if (as === undefined) return undefined
  return JSON.stringify(as) === JSON.stringify(before?.as) || isFx(as) ? { as, ...rest } : { as }
}
