import type { CommandKind } from '#domain/controls/commands/command.ts'
import { COMMAND_KINDS } from '#domain/controls/commands/command.ts'
import { COMMANDS } from '#domain/controls/commands.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import { Select } from '#web/ui/select.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { EntryRow } from './entry-row.tsx'
import type { FieldOf, InputProps } from './input.ts'

/** Commands that may follow another one. */
const FOLLOWING: readonly CommandKind[] = ['open', 'back', 'refresh']

const isCommand = (value: unknown): value is JsonObject & { readonly kind: CommandKind } =>
  typeof value === 'object' && value !== null && 'kind' in value && COMMAND_KINDS.includes(value.kind as CommandKind)

/** A command as it is first chosen: from a row, what opens is that row, as people expect of a list. */
const startOf = (kind: string, onRow: boolean): JsonObject =>
  kind === 'open' && onRow ? { kind, record: { fx: 'record.id' } } : { kind }

/** What is done, and what it takes: `then` offers only what may follow. */
export function CommandInput({
  field,
  label,
  wiring,
  value,
  onChange,
  place,
}: InputProps<FieldOf<'command'> | FieldOf<'then'>>) {
  const { evaluation } = useEditor()
  const t = messages.t.commands
  const command = isCommand(value) ? value : null
  const kinds = field.input === 'then' ? FOLLOWING : COMMAND_KINDS
  const onRow = field.input === 'command' && field.row === true
  const rows = onRow ? place.over : place.rows
  const inner = { ...place, config: command ?? {}, rows, scope: onRow ? evaluation.scopeOfRow(rows) : place.scope }
  return (
    <div class="group-input">
      <Select
        {...wiring}
        aria-label={label}
        options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        empty={field.input === 'then' ? t.thenNothing : t.none}
        value={command?.kind ?? null}
        onChange={(kind) => onChange(kind === null ? undefined : startOf(kind, onRow))}
      />
      {command &&
        Object.entries(COMMANDS[command.kind].fields).map(([name, entry]) => (
          <EntryRow
            key={`${command.kind}.${name}`}
            name={name}
            label={name === 'component' ? t.component : undefined}
            field={entry}
            value={command[name]}
            place={inner}
            onChange={(next) => {
              const { [name]: _, ...rest } = command
              onChange(next === undefined ? rest : { ...rest, [name]: next })
            }}
          />
        ))}
    </div>
  )
}
