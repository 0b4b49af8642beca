import type { ComponentChildren } from 'preact'
import type { CommandField } from '#domain/controls/commands/command.ts'
import { isFx } from '#domain/controls/fx.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { ordered, propertiesOf } from '#domain/components/model.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { ColumnsInput } from './columns-input.tsx'
import { CommandInput } from './command-input.tsx'
import { FiltersInput } from './filters-input.tsx'
import { IconInput } from './icon-input.tsx'
import type { DrawInput, FieldOf, InputProps } from './input.ts'
import { ParamsInput } from './params-input.tsx'
import { RecordInput } from './record-input.tsx'
import { RowActionsInput } from './row-actions-input.tsx'
import { SortInput } from './sort-input.tsx'
import { TabPartsInput } from './tab-parts-input.tsx'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const TextField = ({ field, wiring, value, onChange }: InputProps<FieldOf<'text'>>) => {
  const shared = {
    ...wiring,
    value: textOf(value),
    placeholder: field.placeholder,
    onInput: (text: string) => onChange(text === '' ? undefined : text),
  }
  return field.multiline ? <TextArea {...shared} /> : <TextInput {...shared} />
}

const NumberField = ({ field, wiring, value, onChange }: InputProps<FieldOf<'number'>>) => (
  <NumberInput
    {...wiring}
    value={typeof value === 'number' ? value : typeof field.default === 'number' ? field.default : null}
    suffix={field.unit}
    integer={field.integer === true}
    onInput={(next) => {
      if (next !== null && Number.isNaN(next)) return
      onChange(next === null ? undefined : Math.min(field.max ?? next, Math.max(field.min ?? next, next)))
    }}
  />
)

const ToggleField = ({ field, wiring, value, onChange, label }: InputProps<FieldOf<'toggle'>>) => {
  const on = typeof value === 'boolean' ? value : field.default === true
  return (
    <Switch
      {...wiring}
      label={label}
      checked={on}
      onChange={(next) => onChange(next === field.default ? undefined : next)}
    />
  )
}

const ChoiceField = ({ field, wiring, value, onChange, label }: InputProps<FieldOf<'choice'>>) => {
  const { choices } = messages.t
  const options = field.options.map((each) => ({ value: each, label: choices[each] ?? each }))
  const current = typeof value === 'string' ? value : textOf(field.default)
  const change = (next: string | null) => onChange(next === null || next === field.default ? undefined : next)
  return field.look === 'segments' ? (
    <Segmented label={label} segments={options} value={current} onChange={change} block />
  ) : (
    <Select {...wiring} options={options} value={current} onChange={change} />
  )
}

function PropertyField({ field, wiring, value, onChange, label }: InputProps<FieldOf<'property'>>) {
  const { model } = useEditor()
  const { inspector } = messages.t
  const properties = propertiesOf(
    model.draft.document.value?.component.model ?? { properties: {}, keys: {}, nameFrom: null },
  )
  const options = properties
    .filter(({ type }) => field.types.includes(type))
    .map(({ id, title, name }) => ({ value: id, label: title, hint: name }))
  return (
    <Combobox
      {...wiring}
      label={label}
      options={options}
      value={typeof value === 'string' ? value : null}
      valueLabel={
        typeof value === 'string' && !options.some((each) => each.value === value) ? inspector.gone : undefined
      }
      clearable
      placeholder={inspector.chooseProperty}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

function ComponentField({ field, wiring, value, onChange, label }: InputProps<FieldOf<'component'>>) {
  const { model } = useEditor()
  const { inspector } = messages.t
  const options = model.surroundings.value.map(({ id, title, key }) => ({ value: id, label: title, hint: key }))
  return (
    <Combobox
      {...wiring}
      label={label}
      options={options}
      value={typeof value === 'string' ? value : null}
      valueLabel={
        typeof value === 'string' && !options.some((each) => each.value === value) ? inspector.gone : undefined
      }
      clearable
      placeholder={field.section === 'actions' ? messages.t.commands.thisComponent : inspector.chooseComponent}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

function PageField({ field, wiring, value, onChange, place }: InputProps<FieldOf<'page'>>) {
  const { model } = useEditor()
  const chosen = place.config[field.of]
  const own = model.draft.document.value?.component.id
  const component = typeof chosen === 'string' ? chosen : own
  const pages = model.surroundings.value.find((outline) => outline.id === component)?.pages ?? []
  return (
    <Select
      {...wiring}
      options={pages.map(({ id, title }) => ({ value: id, label: title }))}
      empty={messages.t.commands.firstPage}
      value={typeof value === 'string' ? value : null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

function WorkflowField({ field, wiring, value, onChange, label, place }: InputProps<FieldOf<'workflow'>>) {
  const { model } = useEditor()
  const { inspector } = messages.t
  const chosen = field.of === undefined ? undefined : place.config[field.of]
  const document = model.draft.document.value
  const own = typeof chosen === 'string' && chosen !== document?.component.id ? null : document
  // Of the component that is edited, the draft itself: what was made a moment ago can be chosen.
  const workflows = own ? ordered(own.workflows) : model.surroundings.value.find(({ id }) => id === chosen)?.workflows
  const options = (workflows ?? []).map(({ id, title, key }) => ({ value: id, label: title, hint: key }))
  return (
    <Combobox
      {...wiring}
      label={label}
      options={options}
      value={typeof value === 'string' ? value : null}
      valueLabel={
        typeof value === 'string' && !options.some((each) => each.value === value) ? inspector.gone : undefined
      }
      clearable
      placeholder={inspector.chooseWorkflow}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

const ImageField = ({ wiring, value, onChange }: InputProps<FieldOf<'image'>>) => (
  <TextInput
    {...wiring}
    type="url"
    placeholder="https://"
    value={isFx(value) ? '' : textOf(value)}
    onInput={(text) => onChange(text === '' ? undefined : text)}
  />
)

/** The input of every kind of entry. An entry of a new kind does not compile before it has one. */
const INPUTS: { readonly [Input in CommandField['input']]: (props: InputProps<FieldOf<Input>>) => ComponentChildren } =
  {
    text: TextField,
    number: NumberField,
    toggle: ToggleField,
    choice: ChoiceField,
    icon: IconInput,
    property: PropertyField,
    component: ComponentField,
    workflow: WorkflowField,
    columns: ColumnsInput,
    filters: FiltersInput,
    sort: SortInput,
    command: CommandInput,
    commands: RowActionsInput,
    tabs: TabPartsInput,
    image: ImageField,
    page: PageField,
    record: RecordInput,
    params: ParamsInput,
    then: CommandInput,
  }

/** Draws the input of an entry. */
export const drawInput: DrawInput = (props) => {
  // The table pairs each input with fields of its own kind; a union of functions cannot say so.
  const Input = INPUTS[props.field.input] as (props: InputProps) => ComponentChildren
  return <Input {...props} />
}
