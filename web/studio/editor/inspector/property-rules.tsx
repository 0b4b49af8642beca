import { useSignal } from '@preact/signals'
import { checkValue, type Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'
import { Field } from '#web/ui/field.tsx'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { messages } from '../messages.ts'
import { OptionsEditor } from './options-editor.tsx'

type Props = { property: Property; set: (entry: string, value: Json | undefined) => void }
type Range = {
  entry: 'min' | 'max' | 'minLength' | 'maxLength'
  label: string
  integer: boolean
  value: number | undefined
  least: number
}

const MB = 1_048_576

/** What values of the type may be: limits, choices, the default. */
export function PropertyRules({ property, set }: Props) {
  const t = messages.t.property
  const number = (
    entry: Range['entry'],
    label: string,
    value: number | undefined,
    integer: boolean,
    least = -Infinity,
  ) => (
    <NumberRule
      key={entry}
      entry={entry}
      label={label}
      value={value}
      integer={integer}
      least={least}
      onChange={(next) => set(entry, next)}
    />
  )
  const text = (entry: 'min' | 'max', label: string, value: string | undefined, type: 'date' | 'datetime-local') => (
    <div data-entry={entry} key={entry}>
      <Field label={label}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type={type}
            value={type === 'date' ? (value ?? '') : (value ?? '').slice(0, 16)}
            onInput={(next) => set(entry, next === '' ? undefined : type === 'date' ? next : `${next}:00Z`)}
          />
        )}
      </Field>
    </div>
  )

  const rules = (() => {
    switch (property.type) {
      case 'string':
        return [
          <Toggle key="multiline" entry="multiline" label={t.multiline} on={property.multiline === true} set={set} />,
          ...(property.options
            ? []
            : [
                number('minLength', t.minLength, property.minLength, true, 0),
                number('maxLength', t.maxLength, property.maxLength, true, 1),
              ]),
        ]
      case 'integer':
        return property.options
          ? []
          : [number('min', t.min, property.min, true), number('max', t.max, property.max, true)]
      case 'number':
        return [number('min', t.min, property.min, false), number('max', t.max, property.max, false)]
      case 'date':
        return [text('min', t.minDate, property.min, 'date'), text('max', t.maxDate, property.max, 'date')]
      case 'datetime':
        return [
          text('min', t.minDate, property.min, 'datetime-local'),
          text('max', t.maxDate, property.max, 'datetime-local'),
        ]
      case 'file':
        return [
          <AcceptRule key="accept" value={property.accept ?? []} set={set} />,
          <div data-entry="maxBytes" key="maxBytes">
            <Field label={t.maxBytes}>
              {(wiring) => (
                <NumberInput
                  {...wiring}
                  value={property.maxBytes === undefined ? null : property.maxBytes / MB}
                  onInput={(size) =>
                    (size === null || size > 0) && set('maxBytes', size === null ? undefined : Math.round(size * MB))
                  }
                />
              )}
            </Field>
          </div>,
        ]
      default:
        return []
    }
  })()
  const hasOptions = property.type === 'string' || property.type === 'integer'
  const hasDefault = !['file', 'catalog', 'array'].includes(property.type)
  if (rules.length === 0 && !hasOptions && !hasDefault) return null
  return (
    <div class="sec">
      <div class="sh">{t.values}</div>
      {rules.length > 0 && <div class="pair-fields">{rules}</div>}
      {hasOptions && (
        <OptionsEditor
          type={property.type}
          options={property.options ?? []}
          onChange={(options) => set('options', options)}
        />
      )}
      {hasDefault && <DefaultRule property={property} set={set} />}
    </div>
  )
}

function NumberRule({
  entry,
  label,
  value,
  integer,
  least,
  onChange,
}: Range & { onChange: (value: number | undefined) => void }) {
  return (
    <div data-entry={entry}>
      <Field label={label}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            integer={integer}
            value={value ?? null}
            onInput={(next) => {
              if (next === null) onChange(undefined)
              else if (Number.isFinite(next) && next >= least && (!integer || Number.isSafeInteger(next)))
                onChange(next)
            }}
          />
        )}
      </Field>
    </div>
  )
}

const Toggle = ({ entry, label, on, set }: { entry: string; label: string; on: boolean; set: Props['set'] }) => (
  <div data-entry={entry} class="whole-row">
    <Field label={label} inline class="toggle-entry">
      {(wiring) => <Switch {...wiring} checked={on} onChange={(next) => set(entry, next ? true : undefined)} />}
    </Field>
  </div>
)

const MEDIA_TYPE = /^[a-z]+\/([a-z0-9.+-]+|\*)$/

function AcceptRule({ value, set }: { value: readonly string[]; set: Props['set'] }) {
  const t = messages.t.property
  const typed = useSignal<string | null>(null)
  const types = (text: string) => text.split(/[\s,]+/).filter(Boolean)
  const wrong = typed.value !== null && !types(typed.value).every((type) => MEDIA_TYPE.test(type))
  return (
    <div data-entry="accept" class="whole-row">
      <Field
        label={t.accept}
        help={t.acceptHelp}
        error={wrong ? problemSentence({ code: 'media_type_malformed' }) : null}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            value={typed.value ?? value.join(', ')}
            onInput={(text) => {
              typed.value = text
              const all = types(text)
              if (all.every((type) => MEDIA_TYPE.test(type))) set('accept', all.length === 0 ? undefined : all)
            }}
            onBlur={() => (typed.value = null)}
          />
        )}
      </Field>
    </div>
  )
}

/** The value of a new record when none is given, in the input of its type. */
function DefaultRule({ property, set }: Props) {
  const t = messages.t.property
  const value = property.default
  const invalid = value !== undefined && checkValue(property, value)
  const put = (next: Json | undefined) => set('default', next)
  const options = 'options' in property ? property.options : undefined
  return (
    <div data-entry="default">
      <Field label={t.default} error={invalid ? problemSentence(invalid) : null}>
        {(wiring) => {
          if (options) {
            const all = options.map((option) => ({ value: String(option.value), label: option.label }))
            const kept = options.find((option) => option.value === value)
            return (
              <Select
                {...wiring}
                options={all}
                empty={t.noDefault}
                value={kept ? String(kept.value) : null}
                onChange={(chosen) => put(options.find((option) => String(option.value) === chosen)?.value)}
              />
            )
          }
          if (property.type === 'boolean') {
            const all = [
              { value: 'true', label: t.yes },
              { value: 'false', label: t.no },
            ]
            return (
              <Select
                {...wiring}
                options={all}
                empty={t.noDefault}
                value={value === undefined ? null : String(value)}
                onChange={(chosen) => put(chosen === null ? undefined : chosen === 'true')}
              />
            )
          }
          if (property.type === 'integer' || property.type === 'number') {
            return (
              <NumberInput
                {...wiring}
                integer={property.type === 'integer'}
                value={typeof value === 'number' ? value : null}
                onInput={(next) => (next === null || Number.isFinite(next)) && put(next ?? undefined)}
              />
            )
          }
          const type = property.type === 'date' ? 'date' : property.type === 'time' ? 'time' : 'text'
          return (
            <TextInput
              {...wiring}
              type={type}
              value={typeof value === 'string' ? value : ''}
              onInput={(text) => put(text === '' ? undefined : text)}
            />
          )
        }}
      </Field>
    </div>
  )
}
