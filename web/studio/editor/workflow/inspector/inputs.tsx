import type { ComponentChildren } from 'preact'
import type { StepField } from '#domain/workflows/step.ts'
import type { FieldOf, InputProps } from './input.ts'
import { PeopleInput } from './people-input.tsx'
import {
  ChoiceField,
  ExpressionInput,
  NameField,
  NumberField,
  PageField,
  StageField,
  TextField,
  ToggleField,
  WorkflowField,
} from './simple-inputs.tsx'
import { SpanInput } from './span-input.tsx'
import { PropertiesInput, TextsInput, ValuesInput } from './values-inputs.tsx'
import { BranchesInput, CasesInput, OptionsInput } from './ways-inputs.tsx'

/** The input of every kind of entry. An entry of a new kind does not compile before it has one. */
const INPUTS: { readonly [Input in StepField['input']]: (props: InputProps<FieldOf<Input>>) => ComponentChildren } = {
  text: TextField,
  expression: ExpressionInput,
  number: NumberField,
  toggle: ToggleField,
  choice: ChoiceField,
  span: SpanInput,
  name: NameField,
  values: ValuesInput,
  properties: PropertiesInput,
  texts: TextsInput,
  people: PeopleInput,
  options: OptionsInput,
  cases: CasesInput,
  branches: BranchesInput,
  stage: StageField,
  workflow: WorkflowField,
  page: PageField,
}

/** Inputs that are groups of several: they have a heading, not a label. */
export const GROUPS: ReadonlySet<StepField['input']> = new Set([
  'expression',
  'span',
  'values',
  'properties',
  'texts',
  'people',
  'options',
  'cases',
  'branches',
])

/** Draws the input of an entry. */
export function StepInput(props: InputProps) {
  // The table pairs each input with fields of its own kind; a union of functions cannot say so.
  const Input = INPUTS[props.field.input] as (props: InputProps) => ComponentChildren
  return <Input {...props} />
}
