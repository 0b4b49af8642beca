import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { RESERVED_NAMES, type Property } from '#domain/components/model.ts'
import { changeProperty, changeType } from '#domain/components/operations/properties.ts'
import { PROPERTY_TYPES, type PropertyType } from '#domain/components/property.ts'
import type { Json } from '#domain/lib/json.ts'
import { Identifier } from '#domain/lib/names.ts'
import { Button } from '#web/ui/button.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { Field } from '#web/ui/field.tsx'
import { trashIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { removePropertyAsking } from '../model/remove-property.ts'
import { typeIcon } from '../titles.ts'
import { InspectorHead } from './inspector-head.tsx'
import { PropertyRules } from './property-rules.tsx'

/** Types whose values all have a reading in another one: nothing is lost. */
const WIDER: { readonly [Type in PropertyType]?: readonly PropertyType[] } = {
  integer: ['number', 'string'],
  number: ['string'],
  boolean: ['string'],
  date: ['string', 'datetime'],
  time: ['string'],
  datetime: ['string'],
  uri: ['string'],
}

/** Everything that can be said of a property of the model. */
export function PropertyInspector({ property }: { property: Property }) {
  const { model } = useEditor()
  const t = messages.t.property
  const typedName = useSignal<string | null>(null)
  const document = model.draft.document.value
  if (!document) return null
  const { model: shape } = document.component
  const { id } = property

  const set = (entry: string, value: Json | undefined) => {
    const now = model.draft.document.peek()
    if (now) model.act(changeProperty(now, id, entry, value), { select: false, merge: `${id}.${entry}` })
  }
  const flag = (entry: string) => (on: boolean) => set(entry, on ? true : undefined)

  function nameProblem(name: string): string | null {
    const folded = name.toLowerCase()
    if (RESERVED_NAMES.some((word) => word.toLowerCase() === folded)) return t.nameReserved(name)
    if (Object.values(shape.properties).some((other) => other.id !== id && other.name.toLowerCase() === folded))
      return t.nameTaken(name)
    return v.is(Identifier, name) ? null : t.nameMalformed
  }

  async function change(type: PropertyType) {
    const wasLive = model.draft.live.peek()?.document.component.model.properties[id]
    const loses = wasLive !== undefined && wasLive.type !== type && !WIDER[wasLive.type]?.includes(type)
    const question = {
      title: t.changeTypeTitle(property.title, messages.t.types[type]),
      loss: t.changeTypeLoss,
      act: t.changeType,
      keep: t.keepType,
    }
    if (loses && !(await confirm(question))) return
    const now = model.draft.document.peek()
    const refers = type === 'catalog' || type === 'array'
    const target = 'component' in property ? property.component : model.surroundings.peek()[0]?.id
    if (now) model.act(changeType(now, id, type, refers ? target : undefined))
  }

  const nameError = typedName.value === null ? null : nameProblem(typedName.value)
  const refers = property.type === 'array'
  return (
    <>
      <InspectorHead
        icon={typeIcon(property.type)}
        kind={t.kind(messages.t.types[property.type])}
        name={property.title}
        label={t.title}
      />
      <div class="iscroll">
        <div class="sec">
          <div data-entry="title">
            <Field label={t.title}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={property.title}
                  maxLength={200}
                  onInput={(title) => title.trim() !== '' && set('title', title)}
                />
              )}
            </Field>
          </div>
          <div data-entry="name">
            <Field label={t.name} error={nameError}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  class="mono"
                  spellcheck={false}
                  value={typedName.value ?? property.name}
                  onInput={(name) => (typedName.value = name)}
                  onKeyDown={(event) => event.key === 'Enter' && (event.currentTarget as HTMLElement).blur()}
                  onBlur={() => {
                    const name = typedName.peek()
                    typedName.value = null
                    if (name !== null && name !== property.name && nameProblem(name) === null) set('name', name)
                  }}
                />
              )}
            </Field>
          </div>
          <div data-entry="type">
            <Field label={t.type}>
              {(wiring) => (
                <Select
                  {...wiring}
                  options={PROPERTY_TYPES.map((type) => ({ value: type, label: messages.t.types[type] }))}
                  value={property.type}
                  onChange={(type) => type !== null && void change(type as PropertyType)}
                />
              )}
            </Field>
          </div>
          {'component' in property && (
            <div data-entry="component">
              <Field label={t.component}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    options={model.surroundings.value.map((outline) => ({ value: outline.id, label: outline.title }))}
                    value={property.component}
                    onChange={(component) => component !== null && set('component', component)}
                  />
                )}
              </Field>
            </div>
          )}
          <Field label={t.help}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={property.help ?? ''}
                maxLength={500}
                placeholder={t.helpPlaceholder}
                onInput={(help) => set('help', help === '' ? undefined : help)}
              />
            )}
          </Field>
        </div>
        <div class="sec">
          <div class="sh">{t.rules}</div>
          <Flag entry="required" label={t.required} on={property.required === true} onChange={flag('required')} />
          {!refers && (
            <Flag
              entry="unique"
              label={t.unique}
              help={t.uniqueHelp}
              on={property.unique === true}
              onChange={flag('unique')}
            />
          )}
          {!refers && (
            <Flag
              entry="query"
              label={t.query}
              help={t.queryHelp}
              on={property.query === true}
              onChange={flag('query')}
            />
          )}
          <Flag
            entry="virtual"
            label={t.virtual}
            help={t.virtualHelp}
            on={property.virtual === true}
            onChange={flag('virtual')}
          />
          {(property.type === 'string' || property.type === 'integer') && (
            <Flag
              entry="nameFrom"
              label={t.nameFrom}
              help={t.nameFromHelp}
              on={shape.nameFrom === id}
              onChange={(on) => model.nameRecordsBy(on ? id : null)}
            />
          )}
        </div>
        <PropertyRules property={property} set={set} />
        <div class="sec">
          <Button kind="danger-quiet" icon={trashIcon} onClick={() => void removePropertyAsking(model, id)}>
            {t.remove}
          </Button>
        </div>
      </div>
    </>
  )
}

type FlagProps = {
  entry: string
  label: string
  help?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
}

const Flag = ({ entry, label, help, on, onChange }: FlagProps) => (
  <div data-entry={entry}>
    <Field label={label} help={help} inline class="toggle-entry">
      {(wiring) => <Switch {...wiring} checked={on} onChange={onChange} />}
    </Field>
  </div>
)
