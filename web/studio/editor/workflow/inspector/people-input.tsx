import type { Json } from '#domain/lib/json.ts'
import type { People } from '#domain/workflows/parts.ts'
import { MultiCombobox } from '#web/ui/multi-combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { useEditor } from '../../context.ts'
import { ExpressionField } from '../../expression/expression-field.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

/** People by an expression, and everybody with one of some roles. */
export function PeopleInput({ label, value, onChange, scope, values }: InputProps<FieldOf<'people'>>) {
  const { flow } = useEditor()
  const t = messages.t.parts
  const { users = '', roles = [] } = (value ?? {}) as unknown as People
  const known = flow.roles.value.map(({ id, name }) => ({ value: id, label: name }))
  const set = (next: People) => {
    const { users: who, roles: which } = next
    const people = {
      ...(who === undefined || who === '' ? {} : { users: who }),
      ...(which === undefined || which.length === 0 ? {} : { roles: which }),
    }
    onChange(Object.keys(people).length === 0 ? undefined : (people as Json))
  }
  return (
    <div class="group-input">
      <ExpressionField
        label={`${label}: ${t.users}`}
        hideLabel
        value={users}
        expected="any"
        scope={scope}
        rows={null}
        values={values}
        onChange={(text) => set({ users: text, roles })}
      />
      {users === '' && <span class="help">{t.usersHelp}</span>}
      <Field label={t.roles}>
        {(wiring) => (
          <MultiCombobox
            {...wiring}
            label={`${label}: ${t.roles}`}
            options={known}
            value={roles.map((id) => known.find((role) => role.value === id) ?? { value: id, label: id })}
            placeholder={roles.length === 0 ? t.noRoles : undefined}
            onChange={(chosen) => set({ users, roles: chosen.map((role) => role.value) })}
          />
        )}
      </Field>
    </div>
  )
}
