import type { RecordAction } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import { propertiesOf, type Model } from '#domain/components/model.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { MultiCombobox } from '#web/ui/multi-combobox.tsx'
import type { Option } from '#web/ui/option.ts'
import { messages } from './messages.ts'

/** Acts that concern single properties; a record is deleted whole. */
export const FIELD_ACTIONS = ['read', 'create', 'update'] as const satisfies readonly RecordAction[]
export type FieldAction = (typeof FIELD_ACTIONS)[number]

type Grants = Role['components'][string]

/** Whether any act of the grants is limited to some properties. */
export const isLimited = (grants: Grants): boolean =>
  FIELD_ACTIONS.some((action) => grants[action]?.fields !== undefined)

const idOf = ({ value }: Option) => value

type Props = {
  title: string
  /** As it is drafted. */
  model: Model
  grants: Grants
  readOnly: boolean
  onChange: (action: FieldAction, fields: readonly string[] | undefined) => void
}

/** Which properties a role reads, gives to new records and changes: all, or a choice for each act it grants. */
export function GrantFields({ title, model, grants, readOnly, onChange }: Props) {
  const t = messages.t
  const options = propertiesOf(model).map((property): Option => ({ value: property.id, label: property.title }))
  const optionOf = (id: string): Option => options.find(({ value }) => value === id) ?? { value: id, label: t.gone(id) }
  return (
    <div class="grant-fields">
      {FIELD_ACTIONS.filter((action) => grants[action] !== undefined).map((action) => {
        const fields = grants[action]?.fields
        const name = `${title}: ${t.fieldsOf[action]}`
        return (
          <div key={action} role="group" aria-label={name}>
            <span class="medium">{t.fieldsOf[action]}</span>
            <Checkbox
              checked={fields === undefined}
              disabled={readOnly}
              // From all of them one takes away what is not meant.
              onChange={(all) => onChange(action, all ? undefined : options.map(idOf))}
            >
              {t.allFields}
            </Checkbox>
            {fields !== undefined && (
              <Field label={t.onlyFields}>
                {(wiring) => (
                  <MultiCombobox
                    {...wiring}
                    label={name}
                    options={options}
                    value={fields.map(optionOf)}
                    readOnly={readOnly}
                    placeholder={t.noField}
                    onChange={(chosen) => onChange(action, chosen.map(idOf))}
                  />
                )}
              </Field>
            )}
          </div>
        )
      })}
      <p class="muted fs-2">{t.fieldsHelp}</p>
    </div>
  )
}
