import { useId, useRef } from 'preact/hooks'
import type { CommandField } from '#domain/controls/commands/command.ts'
import { expectationOf } from '#domain/controls/expectation.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { ExprType } from '#domain/expressions/scope.ts'
import type { Json } from '#domain/lib/json.ts'
import { Field } from '#web/ui/field.tsx'
import { ExpressionField, UseExpression } from '../expression/expression-field.tsx'
import { TemplateValue } from '../expression/template-value.tsx'
import { messages } from '../messages.ts'
import type { InputPlace } from './input.ts'

type Props = {
  name: string
  field: CommandField
  /** Own words for the entry; the dictionary's otherwise. */
  label?: string | undefined
  value: Json | undefined
  onChange: (value: Json | undefined) => void
  place: InputPlace
}

/** Inputs that are groups of several: they have a heading, not a label. */
const GROUPS: ReadonlySet<CommandField['input']> = new Set([
  'columns',
  'filters',
  'sort',
  'command',
  'commands',
  'tabs',
  'params',
  'then',
  'record',
])

/** An expression to begin with: the fixed value as it would be written. */
export const asExpression = (value: Json | undefined, fallback: Json | undefined, type: ExprType): string => {
  const held = value ?? fallback
  if (type === 'int' && typeof held === 'string') return held
  return typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean' ? JSON.stringify(held) : ''
}

/** One entry of a configuration: its label, its input, and the way to an expression where it may be worked out. */
export function EntryRow({ name, field, label: words, value, onChange, place }: Props) {
  const label = words ?? messages.t.fields[name] ?? name
  const headingId = useId()
  const before = useRef<Json | undefined>(undefined)
  const expected = expectationOf(field)
  const fallback = 'default' in field ? field.default : undefined

  if (expected !== null && isFx(value)) {
    return (
      <div data-entry={name}>
        <ExpressionField
          label={label}
          value={value.fx}
          expected={expected.type}
          limits={expected.limits}
          scope={place.scope}
          rows={place.rows}
          onChange={(text) => onChange({ fx: text })}
          onBack={() => onChange(before.current)}
        />
      </div>
    )
  }
  const action =
    expected === null ? undefined : (
      <UseExpression
        label={label}
        onUse={() => {
          before.current = value
          onChange({ fx: asExpression(value, fallback, expected.type) })
        }}
      />
    )
  const draw = (wiring: Parameters<InputPlace['draw']>[0]['wiring']) =>
    place.draw({ field, label, wiring, value, onChange, place })
  if (GROUPS.has(field.input)) {
    return (
      <div class="entry-group" role="group" aria-labelledby={headingId} data-entry={name}>
        <span class="label" id={headingId}>
          {label}
        </span>
        {draw({ id: `${headingId}-input` })}
      </div>
    )
  }
  const template = field.input === 'text' && field.template === true
  return (
    <div data-entry={name}>
      <Field
        label={label}
        inline={field.input === 'toggle'}
        class={field.input === 'toggle' ? 'toggle-entry' : undefined}
        action={action}
        help={
          template && typeof value === 'string' && !value.includes('{{') ? messages.t.inspector.hintTemplate : undefined
        }
      >
        {draw}
      </Field>
      {template && typeof value === 'string' && value.includes('{{') && (
        <TemplateValue template={value} scope={place.scope} />
      )}
    </div>
  )
}
