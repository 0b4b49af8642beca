import { ordered } from '#domain/components/model.ts'
import { pagesOf } from '#domain/components/operations/pages.ts'
import { workflowsOf } from '#domain/components/operations/workflows.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../../context.ts'
import { ExpressionField } from '../../expression/expression-field.tsx'
import { TemplateValue } from '../../expression/template-value.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Words with `{{ … }}` in them, and what they come to. */
export function TextField({ field, wiring, value, onChange, scope, values }: InputProps<FieldOf<'text'>>) {
  const text = textOf(value)
  const shared = { ...wiring, value: text, onInput: (next: string) => onChange(next === '' ? undefined : next) }
  return (
    <>
      {field.multiline ? <TextArea {...shared} /> : <TextInput {...shared} />}
      {text.includes('{{') && <TemplateValue template={text} scope={scope} values={values} />}
    </>
  )
}

export const ExpressionInput = ({
  field,
  label,
  value,
  onChange,
  scope,
  values,
}: InputProps<FieldOf<'expression'>>) => (
  <ExpressionField
    label={label}
    hideLabel
    value={textOf(value)}
    expected={field.type}
    scope={scope}
    rows={null}
    values={values}
    onChange={(text) => onChange(text === '' ? undefined : text)}
  />
)

export const NumberField = ({ field, wiring, value, onChange }: InputProps<FieldOf<'number'>>) => (
  <NumberInput
    {...wiring}
    integer
    value={typeof value === 'number' ? value : typeof field.default === 'number' ? field.default : null}
    onInput={(next) => {
      if (next !== null && Number.isNaN(next)) return
      onChange(next === null ? undefined : Math.min(field.max, Math.max(field.min, Math.round(next))))
    }}
  />
)

export const ToggleField = ({ field, wiring, value, onChange, label }: InputProps<FieldOf<'toggle'>>) => (
  <Switch
    {...wiring}
    label={label}
    checked={typeof value === 'boolean' ? value : field.default === true}
    onChange={onChange}
  />
)

export const ChoiceField = ({ name, field, wiring, value, onChange }: InputProps<FieldOf<'choice'>>) => (
  <Select
    {...wiring}
    options={field.options.map((each) => ({ value: each, label: messages.t.choices[`${name}.${each}`] ?? each }))}
    value={typeof value === 'string' ? value : textOf(field.default)}
    onChange={(next) => onChange(next ?? undefined)}
  />
)

export function NameField({ name, wiring, value, onChange, step }: InputProps<FieldOf<'name'>>) {
  // The answer the clock gives is one of the step's own.
  const answers =
    name === 'lateAnswer' ? (step.config['options'] as { id: string; title: string }[] | undefined) : undefined
  if (answers) {
    return (
      <Select
        {...wiring}
        options={answers.map(({ id, title }) => ({ value: id, label: title }))}
        value={textOf(value) === '' ? null : textOf(value)}
        onChange={(next) => onChange(next ?? undefined)}
      />
    )
  }
  return (
    <TextInput
      {...wiring}
      class="mono"
      value={textOf(value)}
      onInput={(text) => onChange(text === '' ? undefined : text)}
    />
  )
}

type Target = { readonly id: string; readonly title: string }

/** One of a few things of the component. */
function Chooser({
  wiring,
  value,
  onChange,
  targets,
  empty,
}: Pick<InputProps, 'wiring' | 'value' | 'onChange'> & { targets: readonly Target[]; empty: string }) {
  const id = textOf(value)
  const gone = id !== '' && !targets.some((target) => target.id === id)
  const options = targets.map((target) => ({ value: target.id, label: target.title }))
  return (
    <Select
      {...wiring}
      options={gone ? [...options, { value: id, label: messages.t.inspector.gone }] : options}
      empty={empty}
      value={id === '' ? null : id}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

export function StageField(props: InputProps<FieldOf<'stage'>>) {
  const { model } = useEditor()
  return (
    <Chooser {...props} targets={ordered(model.workflow.value?.stages ?? {})} empty={messages.t.inspector.choose} />
  )
}

export function WorkflowField(props: InputProps<FieldOf<'workflow'>>) {
  const { model } = useEditor()
  const document = model.draft.document.value
  return <Chooser {...props} targets={document ? workflowsOf(document) : []} empty={messages.t.inspector.choose} />
}

export function PageField(props: InputProps<FieldOf<'page'>>) {
  const { model } = useEditor()
  const document = model.draft.document.value
  return <Chooser {...props} targets={document ? pagesOf(document) : []} empty={messages.t.inspector.noPage} />
}
