import type { RowAction } from '#domain/controls/rows.ts'
import { PARTS } from '#domain/controls/part-fields.ts'
import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { EntryRow } from './entry-row.tsx'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'
import { PartEntries, wordsOf } from './part-entries.tsx'

const COMMAND = { section: 'actions', input: 'command', row: true } as const
const { title, icon, visible, tone } = PARTS.commands.fields

/** The acts offered on each row: words, drawing, when it is there, what it does. */
export function RowActionsInput({ value, onChange, place }: InputProps<FieldOf<'commands'>>) {
  const { model, evaluation } = useEditor()
  const t = messages.t.commands
  // The schema has checked the list before it was stored (`rows.ts`).
  const actions = (Array.isArray(value) ? value : []) as unknown as readonly RowAction[]
  const change = (next: readonly RowAction[]) => onChange(next.length === 0 ? undefined : (next as unknown as Json))
  const onRow = { ...place, rows: place.over, scope: evaluation.scopeOfRow(place.over) }

  return (
    <div class="group-input">
      <ItemList
        items={actions}
        keyOf={({ id }) => id}
        titleOf={(action) => wordsOf(action.title)}
        onChange={change}
        removeLabel={t.removeAction}
      >
        {(action, set) => (
          <>
            <PartEntries
              fields={{ title, icon, visible }}
              labels={{ title: t.actionTitle }}
              part={action}
              place={onRow}
              onChange={(next) => set({ ...next, title: next.title ?? action.title })}
            />
            <EntryRow
              name="command"
              field={COMMAND}
              value={action.command as unknown as Json}
              place={onRow}
              onChange={(command) =>
                set({ ...action, command: (command ?? { kind: 'refresh' }) as unknown as RowAction['command'] })
              }
            />
            <PartEntries fields={{ tone }} labels={{ tone: t.actionTone }} part={action} place={onRow} onChange={set} />
          </>
        )}
      </ItemList>
      <Button
        size="s"
        kind="ghost"
        icon={plusIcon}
        onClick={() =>
          change([
            ...actions,
            { id: makeId(t.newAction, model.random()(6), 'act'), title: t.newAction, command: { kind: 'refresh' } },
          ])
        }
      >
        {t.addAction}
      </Button>
    </div>
  )
}
