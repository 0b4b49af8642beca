import { PARTS } from '#domain/controls/part-fields.ts'
import type { SortEntry } from '#domain/controls/rows.ts'
import type { Json } from '#domain/lib/json.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'
import { PartEntries } from './part-entries.tsx'
import { endOfPath, pathFromKey, pathKey, pathOptions } from './paths.ts'

const MOST = 5
const FIELDS = { descending: PARTS.sort.fields.descending }

/** What the rows are sorted by at first, the most important one first. */
export function SortInput({ value, onChange, place }: InputProps<FieldOf<'sort'>>) {
  const { model } = useEditor()
  const t = messages.t.sort
  const outlines = model.surroundings.value
  const component = place.over
  // The schema has checked the list before it was stored (`rows.ts`).
  const entries = (Array.isArray(value) ? value : []) as unknown as readonly SortEntry[]
  const change = (next: readonly SortEntry[]) => onChange(next.length === 0 ? undefined : (next as unknown as Json))
  const used = new Set(entries.map(({ path }) => pathKey(path)))
  if (component === null) return <p class="help">{messages.t.columns.chooseFirst}</p>

  const titleOf = ({ path, descending }: SortEntry) =>
    `${endOfPath(path, component, outlines)?.title ?? messages.t.inspector.gone}, ${descending ? t.descending : t.ascending}`
  return (
    <div class="group-input">
      <ItemList
        items={entries}
        keyOf={({ path }) => pathKey(path)}
        titleOf={titleOf}
        onChange={change}
        removeLabel={() => t.remove}
      >
        {(entry, set) => (
          <PartEntries
            fields={FIELDS}
            labels={{ descending: t.descending }}
            part={entry}
            place={place}
            onChange={set}
          />
        )}
      </ItemList>
      {entries.length < MOST && (
        <Combobox
          size="s"
          label={t.add}
          placeholder={t.add}
          options={pathOptions(component, outlines).filter((option) => !used.has(option.value))}
          value={null}
          key={entries.length}
          onChange={(key) => key !== null && change([...entries, { path: pathFromKey(key), descending: false }])}
        />
      )}
    </div>
  )
}
