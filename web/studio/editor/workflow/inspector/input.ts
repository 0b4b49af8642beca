import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { Step } from '#domain/workflows/definition.ts'
import type { StepField } from '#domain/workflows/step.ts'
import type { Wiring } from '#web/ui/field.tsx'

/** A field of one kind of input. */
export type FieldOf<Input extends StepField['input']> = Extract<StepField, { input: Input }>

export type InputProps<F extends StepField = StepField> = {
  readonly name: string
  readonly field: F
  readonly label: string
  readonly wiring: Partial<Wiring>
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  readonly step: Step
  readonly scope: Scope
  /** What expressions are worked out with while one edits. */
  readonly values: JsonObject
}
