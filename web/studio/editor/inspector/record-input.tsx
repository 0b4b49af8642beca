import { isFx } from '#domain/controls/fx.ts'
import { Button } from '#web/ui/button.tsx'
import { ExpressionField } from '../expression/expression-field.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

/** Which record a command is about: an expression that gives its id. */
export function RecordInput({ field, value, onChange, place }: InputProps<FieldOf<'record'>>) {
  const t = messages.t.commands
  if (!isFx(value)) {
    return (
      <span class="row wrap">
        <span class="help grow">{field.without === 'given' ? t.recordHelpGiven : t.recordHelp}</span>
        <Button size="s" onClick={() => onChange({ fx: place.rows === null ? 'id' : 'record.id' })}>
          {place.rows === null ? t.ownRecord : t.rowId}
        </Button>
      </span>
    )
  }
  return (
    <ExpressionField
      label={t.record}
      hideLabel
      value={value.fx}
      expected="string"
      scope={place.scope}
      rows={place.rows}
      onChange={(fx) => onChange({ fx })}
      onBack={() => onChange(undefined)}
    />
  )
}
