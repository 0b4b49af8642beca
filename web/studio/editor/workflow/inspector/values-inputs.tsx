import { propertiesOf } from '#domain/components/model.ts'
import type { Property } from '#domain/components/model.ts'
import { isFx } from '#domain/controls/fx.ts'
import { EXPR_TYPES } from '#domain/controls/path.ts'
import type { ExprType } from '#domain/expressions/scope.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { plusIcon, xIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../../context.ts'
import { ExpressionField, UseExpression } from '../../expression/expression-field.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,47}$/
const HEADER = /^[A-Za-z0-9-]{1,60}$/

const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
const orNothing = (entries: readonly (readonly [string, Json])[]): Json | undefined =>
  entries.length === 0 ? undefined : Object.fromEntries(entries)

type BoundProps = Pick<InputProps, 'scope' | 'values'> & {
  label: string
  value: Json | undefined
  expected: ExprType
  property?: Property | undefined
  onChange: (value: Json) => void
}

/** A fixed value, or an expression that works it out. */
function BoundInput({ label, value, expected, property, onChange, scope, values }: BoundProps) {
  if (isFx(value)) {
    return (
      <ExpressionField
        label={label}
        value={value.fx}
        expected={expected}
        scope={scope}
        rows={null}
        values={values}
        onChange={(fx) => onChange({ fx })}
        onBack={() => onChange('')}
      />
    )
  }
  const written = value === undefined || value === null ? '' : String(value)
  return (
    <Field
      label={label}
      action={
        <UseExpression label={label} onUse={() => onChange({ fx: written === '' ? '' : JSON.stringify(value) })} />
      }
    >
      {(wiring) => {
        const options = property && 'options' in property ? (property.options ?? []) : []
        if (options.length > 0) {
          return (
            <Select
              {...wiring}
              options={options.map((option) => ({ value: String(option.value), label: option.label }))}
              empty={messages.t.inspector.choose}
              value={written === '' ? null : written}
              onChange={(next) => onChange(options.find((option) => String(option.value) === next)?.value ?? null)}
            />
          )
        }
        if (property?.type === 'number' || property?.type === 'integer') {
          return (
            <NumberInput
              {...wiring}
              integer={property.type === 'integer'}
              value={typeof value === 'number' ? value : null}
              onInput={(next) => !Number.isNaN(next ?? 0) && onChange(next)}
            />
          )
        }
        if (property?.type === 'boolean') {
          return (
            <Select
              {...wiring}
              options={['true', 'false'].map((each) => ({
                value: each,
                label: messages.t.slots[each === 'true' ? 'yes' : 'no'] ?? each,
              }))}
              empty={messages.t.inspector.choose}
              value={typeof value === 'boolean' ? String(value) : null}
              onChange={(next) => onChange(next === null ? null : next === 'true')}
            />
          )
        }
        return <TextInput {...wiring} value={written} onInput={onChange} />
      }}
    </Field>
  )
}

/** Fields of the record, each with the value it gets. */
export function PropertiesInput({ value, onChange, scope, values }: InputProps<FieldOf<'properties'>>) {
  const { model } = useEditor()
  const t = messages.t
  const own = model.draft.document.value?.component.model
  const properties = own ? propertiesOf(own).filter((property) => !property.virtual) : []
  const held = objectOf(value)
  const entries = Object.entries(held)
  const left = properties.filter(({ id }) => !(id in held))
  return (
    <div class="group-input">
      {entries.map(([id, bound]) => {
        const property = properties.find((each) => each.id === id)
        const title = property?.title ?? t.inspector.gone
        return (
          <div class="bound-row" key={id}>
            <BoundInput
              label={title}
              value={bound}
              expected={property ? EXPR_TYPES[property.type] : 'any'}
              property={property}
              scope={scope}
              values={values}
              onChange={(next) =>
                onChange(orNothing(entries.map(([other, kept]) => [other, other === id ? next : kept])))
              }
            />
            <IconButton
              icon={xIcon}
              size="s"
              label={t.parts.removeItem(title)}
              onClick={() => onChange(orNothing(entries.filter(([other]) => other !== id)))}
            />
          </div>
        )
      })}
      {left.length > 0 && (
        <MenuButton
          label={t.parts.addField}
          items={() =>
            left.map(({ id, title }) => ({
              id,
              label: title,
              run: () => onChange(orNothing([...entries, [id, { fx: '' }]])),
            }))
          }
        >
          {(trigger) => (
            <Button size="s" kind="ghost" icon={plusIcon} {...trigger}>
              {t.parts.addField}
            </Button>
          )}
        </MenuButton>
      )}
    </div>
  )
}

const free = (held: JsonObject, stem: string): string => {
  for (let n = 1; ; n++) if (!(`${stem}${n}` in held)) return `${stem}${n}`
}

/** Named values. */
export function ValuesInput({ value, onChange, scope, values }: InputProps<FieldOf<'values'>>) {
  const t = messages.t.parts
  const held = objectOf(value)
  const entries = Object.entries(held)
  const set = (at: number, entry: readonly [string, Json]) =>
    onChange(orNothing(entries.map((other, index) => (index === at ? entry : other))))
  return (
    <div class="group-input">
      {entries.map(([name, bound], at) => (
        <div class="param" key={at}>
          <div class="row">
            <TextInput
              size="s"
              class="mono"
              aria-label={t.nameOf}
              value={name}
              onInput={(next) => NAME.test(next) && !(next in held) && set(at, [next, bound])}
            />
            <IconButton
              icon={xIcon}
              size="s"
              label={t.removeItem(name)}
              onClick={() => onChange(orNothing(entries.filter((_, index) => index !== at)))}
            />
          </div>
          <BoundInput
            label={t.valueOf}
            value={bound}
            expected="any"
            scope={scope}
            values={values}
            onChange={(next) => set(at, [name, next])}
          />
        </div>
      ))}
      <Button
        size="s"
        kind="ghost"
        icon={plusIcon}
        onClick={() => onChange(orNothing([...entries, [free(held, 'value'), { fx: '' }]]))}
      >
        {t.addValue}
      </Button>
    </div>
  )
}

/** Named texts, such as headers. */
export function TextsInput({ value, onChange }: InputProps<FieldOf<'texts'>>) {
  const t = messages.t.parts
  const held = objectOf(value)
  const entries = Object.entries(held)
  const set = (at: number, entry: readonly [string, Json]) =>
    onChange(orNothing(entries.map((other, index) => (index === at ? entry : other))))
  return (
    <div class="group-input">
      {entries.map(([name, text], at) => (
        <div class="row text-pair" key={at}>
          <TextInput
            size="s"
            class="mono"
            aria-label={t.nameOf}
            value={name}
            onInput={(next) => HEADER.test(next) && !(next in held) && set(at, [next, text])}
          />
          <TextInput
            size="s"
            aria-label={`${name}, ${t.valueOf}`}
            value={String(text ?? '')}
            onInput={(next) => set(at, [name, next])}
          />
          <IconButton
            icon={xIcon}
            size="s"
            label={t.removeItem(name)}
            onClick={() => onChange(orNothing(entries.filter((_, index) => index !== at)))}
          />
        </div>
      ))}
      <Button
        size="s"
        kind="ghost"
        icon={plusIcon}
        onClick={() => onChange(orNothing([...entries, [free(held, 'X-Header-'), '']]))}
      >
        {t.addHeader}
      </Button>
    </div>
  )
}
