import type { TabPart } from '#domain/controls/rows.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { EntryRow } from './entry-row.tsx'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'

const VISIBLE = { section: 'behaviour', input: 'toggle', fx: 'bool', default: true } as const

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
        titleOf={({ title }) => title || '…'}
        onChange={change}
        removeLabel={t.remove}
      >
        {(part, set) => (
          <>
            <Field label={t.title}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={part.title}
                  maxLength={200}
                  onInput={(title) => set({ ...part, title })}
                />
              )}
            </Field>
            <EntryRow
              name="visible"
              field={VISIBLE}
              value={part.visible}
              place={place}
              onChange={(visible) => {
                const { visible: _, ...rest } = part
                set(typeof visible === 'boolean' || isFx(visible) ? { ...rest, visible } : rest)
              }}
            />
          </>
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
