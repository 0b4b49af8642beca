import { isFx } from '#domain/controls/fx.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { plusIcon, xIcon } from '#web/ui/icons.ts'
import { TextInput } from '#web/ui/text-input.tsx'
import { ExpressionField, UseExpression } from '../expression/expression-field.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,47}$/

/** What the opened page reads as `params.<name>`: names with a value or an expression each. */
export function ParamsInput({ value, onChange, place }: InputProps<FieldOf<'params'>>) {
  const t = messages.t.commands
  const params = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as JsonObject
  const entries = Object.entries(params)
  const change = (next: readonly (readonly [string, Json])[]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next))
  const set = (at: number, entry: readonly [string, Json]) =>
    change(entries.map((other, index) => (index === at ? entry : other)))
  const free = ['param', ...entries.map((_, index) => `param${index + 2}`)].find((name) => !(name in params)) ?? 'param'

  return (
    <div class="group-input">
      {entries.map(([name, held], at) => (
        <div class="param" key={at}>
          <div class="row">
            <TextInput
              size="s"
              aria-label={t.paramName}
              value={name}
              onInput={(next) => NAME.test(next) && !(next in params) && set(at, [next, held])}
            />
            <IconButton
              icon={xIcon}
              size="s"
              label={t.removeParam(name)}
              onClick={() => change(entries.filter((_, index) => index !== at))}
            />
          </div>
          {isFx(held) ? (
            <ExpressionField
              label={`${name}, ${t.paramValue}`}
              hideLabel
              value={held.fx}
              expected="any"
              scope={place.scope}
              rows={place.rows}
              onChange={(fx) => set(at, [name, { fx }])}
              onBack={() => set(at, [name, ''])}
            />
          ) : (
            <Field
              label={t.paramValue}
              action={<UseExpression label={name} onUse={() => set(at, [name, { fx: '' }])} />}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={held === null ? '' : String(held)}
                  onInput={(text) => set(at, [name, text])}
                />
              )}
            </Field>
          )}
        </div>
      ))}
      <Button size="s" kind="ghost" icon={plusIcon} onClick={() => change([...entries, [free, '']])}>
        {t.addParam}
      </Button>
    </div>
  )
}
