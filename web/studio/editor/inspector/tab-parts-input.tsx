import type { TabPart } from '#domain/controls/rows.ts'
import { PARTS } from '#domain/controls/part-fields.ts'
import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'
import { PartEntries, wordsOf } from './part-entries.tsx'

const { title, visible } = PARTS.tabs.fields

/** The parts of a tab control. */
export function TabPartsInput({ value, onChange, place }: InputProps<FieldOf<'tabs'>>) {
  const { model } = useEditor()
  const t = messages.t.tabParts
  // The schema has checked the list before it was stored (`rows.ts`).
  const parts = (Array.isArray(value) ? value : []) as unknown as readonly TabPart[]
  const change = (next: readonly TabPart[]) => onChange(next as unknown as Json)
  return (
    <div class="group-input">
      <ItemList
        items={parts}
        keyOf={({ id }) => id}
        titleOf={(part) => wordsOf(part.title) || '…'}
        onChange={change}
        removeLabel={t.remove}
      >
        {(part, set) => (
          <PartEntries
            fields={{ title, visible }}
            labels={{ title: t.title }}
            part={part}
            place={place}
            // Without words a tab keeps its place.
            onChange={(next) => set({ ...next, title: next.title ?? '' })}
          />
        )}
      </ItemList>
      <Button
        size="s"
        kind="ghost"
        icon={plusIcon}
        onClick={() => change([...parts, { id: makeId('tab', model.random()(6)), title: t.newTab(parts.length + 1) }])}
      >
        {t.add}
      </Button>
    </div>
  )
}
