import type { RowAction } from '#domain/controls/rows.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { EntryRow } from './entry-row.tsx'
import { IconInput } from './icon-input.tsx'
import type { FieldOf, InputProps } from './input.ts'
import { ItemList } from './item-list.tsx'

const COMMAND = { section: 'actions', input: 'command', row: true } as const
const VISIBLE = { section: 'behaviour', input: 'toggle', fx: 'bool', default: true } as const

const without = <Item extends object, Name extends keyof Item>(item: Item, name: Name): Omit<Item, Name> => {
  const { [name]: _, ...rest } = item
  return rest
}

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
        titleOf={({ title }) => title}
        onChange={change}
        removeLabel={t.removeAction}
      >
        {(action, set) => (
          <>
            <Field label={t.actionTitle}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={action.title}
                  onInput={(title) => title !== '' && set({ ...action, title })}
                />
              )}
            </Field>
            <Field label={messages.t.fields['icon']}>
              {(wiring) => (
                <IconInput
                  wiring={wiring}
                  label={messages.t.fields['icon'] ?? ''}
                  value={action.icon}
                  onChange={(icon) => set(typeof icon === 'string' ? { ...action, icon } : without(action, 'icon'))}
                />
              )}
            </Field>
            <EntryRow
              name="visible"
              field={VISIBLE}
              value={action.visible}
              place={onRow}
              onChange={(visible) =>
                set(typeof visible === 'boolean' || isFx(visible) ? { ...action, visible } : without(action, 'visible'))
              }
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
            <Checkbox
              checked={action.tone === 'danger'}
              onChange={(red) => set(red ? { ...action, tone: 'danger' } : without(action, 'tone'))}
            >
              {t.actionDanger}
            </Checkbox>
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
