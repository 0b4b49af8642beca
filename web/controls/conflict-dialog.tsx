import { useSignal } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { formatRelative } from '#web/ui/format/dates.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { choicesOf } from './choices.ts'
import type { FormField } from './form-field.ts'
import type { FormModel } from './form-model.ts'
import { formMessages } from './form-messages.ts'
import { messages } from './messages.ts'

const nameOf = (value: object): string =>
  'name' in value && typeof value.name === 'string' ? value.name : JSON.stringify(value)

function shown({ property }: FormField, value: unknown): string {
  const t = { ...messages.t, ...formMessages.t }
  if (value === null || value === undefined || value === '') return t.notSet
  const choice = choicesOf(property)?.find((each) => each.value === value)
  if (choice) return choice.label
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'object' && item !== null ? nameOf(item) : String(item))).join(', ')
  return typeof value === 'object' ? nameOf(value) : String(value)
}

/** Someone saved first: field by field, whose value holds. Nothing is stored before the reader saves again. */
export function ConflictDialog({ form }: { form: FormModel }) {
  const t = { ...messages.t, ...formMessages.t }
  const theirs = useSignal<ReadonlySet<string>>(new Set())
  const conflict = form.conflict.value
  if (!conflict) return null
  const { fields, theirs: record, by } = conflict
  const mine = new Set(fields.map(({ name }) => name).filter((name) => !theirs.value.has(name)))
  return (
    <Dialog
      title={t.conflictTitle}
      lead={t.conflictLead(formatRelative(Date.parse(record.updatedAt), Date.now()), by)}
      size="wide"
      onClose={() => (form.conflict.value = null)}
      footer={
        <>
          <Button onClick={() => form.resolve(new Set())}>{t.reloadTheirs}</Button>
          <Button kind="primary" onClick={() => form.resolve(mine)}>
            {t.goOn}
          </Button>
        </>
      }
    >
      {fields.length === 0 && <p>{t.conflictNone}</p>}
      {fields.map((field) => (
        <RadioGroup
          key={field.name}
          label={field.label}
          options={[
            { value: 'mine', label: `${t.mine}: ${shown(field, field.value.value)}` },
            { value: 'theirs', label: `${t.theirs}: ${shown(field, record[field.name])}` },
          ]}
          value={theirs.value.has(field.name) ? 'theirs' : 'mine'}
          onChange={(whose) => {
            const next = new Set(theirs.value)
            if (whose === 'theirs') next.add(field.name)
            else next.delete(field.name)
            theirs.value = next
          }}
        />
      ))}
    </Dialog>
  )
}
